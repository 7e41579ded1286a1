package dev.belvedere.bench.sql.check;

import java.util.Optional;

/** What became of a view in a run. Used by one thread. */
final class TrialResult {

    private boolean compared;
    private boolean unknownValue;
    private boolean failedAhead;
    private Optional<String> difference = Optional.empty();

    /** The view was compared with PostgreSQL's rows. */
    void compared(Optional<String> found) {
        compared = true;
        difference = difference.or(() -> found);
    }

    /** A row of the view had a value that views do not know. */
    void unknownValue() {
        unknownValue = true;
    }

    /** The view failed for the key of a row that PostgreSQL did not compute. */
    void failedAhead() {
        failedAhead = true;
    }

    /** Returns what differed when it first did. */
    Optional<String> difference() {
        return difference;
    }

    StatementEnd end() {
        if (difference.isPresent()) {
            return StatementEnd.DIFFERENT;
        }
        if (compared) {
            return StatementEnd.EQUAL;
        }
        if (failedAhead) {
            return StatementEnd.FAILED_AHEAD;
        }
        return unknownValue ? StatementEnd.UNKNOWN_VALUE : StatementEnd.POSTGRES_FAILED;
    }
}

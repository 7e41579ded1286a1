package dev.belvedere.app.verify;

import java.util.Optional;

/**
 * A key on which the two sides do not agree.
 *
 * @param want the row as the source database has it, or empty
 * @param got the row as it is served, or empty
 */
record Difference(Key key, Optional<JsonRow> want, Optional<JsonRow> got) {

    enum Kind {
        MISSING,
        EXTRA,
        DIFFERENT
    }

    Kind kind() {
        if (got.isEmpty()) {
            return Kind.MISSING;
        }
        return want.isEmpty() ? Kind.EXTRA : Kind.DIFFERENT;
    }

    @Override
    public String toString() {
        String wanted = want.map(JsonRow::toString).orElse("no row");
        return "key " + key + "\n      want " + wanted + "\n      got  "
                + got.map(JsonRow::toString).orElse("no row");
    }
}

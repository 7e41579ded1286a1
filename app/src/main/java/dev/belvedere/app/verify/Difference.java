package dev.belvedere.app.verify;

import java.util.Optional;

/**
 * A key on which the two sides do not agree.
 *
 * @param way how the row was asked for
 * @param want the row as the source database has it, or empty
 * @param got the row as it is served, or empty
 */
record Difference(Way way, Key key, Optional<JsonRow> want, Optional<JsonRow> got) {

    /** How a row is asked for. */
    enum Way {
        BY_KEY(""),
        BY_SCAN(" (by key the two sides agree, in the scan they do not)");

        private final String remark;

        Way(String remark) {
            this.remark = remark;
        }
    }

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
        return "key " + key + way.remark + "\n      want " + wanted + "\n      got  "
                + got.map(JsonRow::toString).orElse("no row");
    }
}

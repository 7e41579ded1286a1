package dev.belvedere.app.verify;

import java.util.Optional;

/**
 * A key on which the view and its source differ.
 *
 * @param way how the row was read
 * @param want the row of the source database, if there is one
 * @param got the row of the view, if there is one
 */
record Difference(Way way, Key key, Optional<JsonRow> want, Optional<JsonRow> got) {

    /** How a row is read. */
    enum Way {
        BY_KEY(""),
        BY_SCAN_ONLY(""),
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

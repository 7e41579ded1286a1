package dev.belvedere.app.verify;

/**
 * A column of a view.
 *
 * @param type the type by its PostgreSQL name
 */
record ViewColumn(String name, String type) {

    // What rounding a sum after each of many thousand rows may change, of 7 and of 15 digits.
    private static final double NEAR_REAL = 1e-4;
    private static final double NEAR_DOUBLE = 1e-9;

    boolean isBinaryFraction() {
        return type.equals("real") || type.equals("double precision");
    }

    /** Returns the text that PostgreSQL reads as this value of the column, which is not null. */
    String input(String value) {
        return type.endsWith("[]") ? JsonText.array(value) : JsonText.plain(value);
    }

    /** Whether two numbers may be one that was rounded in different orders. */
    boolean isNear(double one, double other) {
        double near = type.equals("real") ? NEAR_REAL : NEAR_DOUBLE;
        return Math.abs(one - other) <= near * Math.max(Math.abs(one), Math.abs(other));
    }
}

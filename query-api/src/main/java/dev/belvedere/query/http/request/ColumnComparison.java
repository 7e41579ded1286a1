package dev.belvedere.query.http.request;

/** A comparison of a column with a value, named by the suffix of its parameter. */
enum ColumnComparison {
    EQUAL(""),
    AT_LEAST(".gte"),
    ABOVE(".gt"),
    AT_MOST(".lte"),
    BELOW(".lt");

    /** For a column with the name of another parameter. */
    private static final String EQUAL_RESERVED = ".eq";

    private final String suffix;

    ColumnComparison(String suffix) {
        this.suffix = suffix;
    }

    /** @param reserved whether another parameter has the column's name */
    String parameter(String column, boolean reserved) {
        return column + (reserved && this == EQUAL ? EQUAL_RESERVED : suffix);
    }
}

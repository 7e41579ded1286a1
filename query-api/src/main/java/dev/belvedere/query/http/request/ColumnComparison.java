package dev.belvedere.query.http.request;

/** How a parameter compares a column with a value: what follows the column's name says so. */
enum ColumnComparison {
    EQUAL(""),
    AT_LEAST(".gte"),
    ABOVE(".gt"),
    AT_MOST(".lte"),
    BELOW(".lt");

    /** Where the column's name alone is that of another parameter. */
    private static final String EQUAL_RESERVED = ".eq";

    private final String suffix;

    ColumnComparison(String suffix) {
        this.suffix = suffix;
    }

    /** @param reserved whether the column's name alone is that of another parameter */
    String parameter(String column, boolean reserved) {
        return column + (reserved && this == EQUAL ? EQUAL_RESERVED : suffix);
    }
}

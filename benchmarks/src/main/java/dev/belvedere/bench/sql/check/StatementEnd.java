package dev.belvedere.bench.sql.check;

/** How a statement ended that PostgreSQL takes. */
public enum StatementEnd {
    /** Its rows were PostgreSQL's each time. */
    EQUAL,
    /** Its rows were others, or the engine failed. */
    DIFFERENT,
    /** It did not become a view. */
    REFUSED,
    /** PostgreSQL's query failed each time for the values of a row. */
    POSTGRES_FAILED,
    /**
     * The view failed each time for something of a row that PostgreSQL did not compute: the key by which it is joined to no rows, a row without a partner that WHERE
     * leaves out, what is behind the last row that LIMIT keeps, the argument of a window function that no frame asks for, or a condition that stands beside one
     * that decides.
     */
    FAILED_AHEAD,
    /** Rows of the view had values each time that views do not know, and said so. */
    UNKNOWN_VALUE
}

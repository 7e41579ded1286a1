package dev.belvedere.serdes.column;

/** How the database compares the texts of a column, as far as it is known. */
public enum TextComparison {
    /** By their bytes, as the engine does: {@code text}, {@code varchar}. */
    AS_BYTES,
    /** Without the blanks at their end, which output pads to the column's length: {@code char(n)}. Values are read without these blanks. */
    WITHOUT_PADDING,
    /** By their lower-case forms: {@code citext}. */
    WITHOUT_CASE,
    /** Equal texts are equal values, but their order is another one: enums, {@code inet}. */
    EQUALITY_ONLY,
    /** In a way that the events do not tell: by a domain's type, by another database's collation, by a type of its own. */
    UNKNOWN
}

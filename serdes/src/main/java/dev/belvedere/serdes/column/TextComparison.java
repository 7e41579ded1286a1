package dev.belvedere.serdes.column;

/** How the database compares the texts of a column, and reads its documents, as far as it is known. */
public enum TextComparison {
    /** By their bytes, as the engine does: {@code text}, {@code varchar}. Documents: by their values, {@code jsonb}. */
    AS_BYTES,
    /** Without the blanks at their end, which output pads to the column's length: {@code char(n)}. Values are read without these blanks. */
    WITHOUT_PADDING,
    /** By their lower-case forms: {@code citext}. */
    WITHOUT_CASE,
    /** Equal texts are equal values, but their order is another one: enums, {@code inet}. */
    EQUALITY_ONLY,
    /** Not at all, because it keeps documents as they were written, with blanks and repeated members: {@code json}. */
    AS_WRITTEN,
    /** As {@code json} or as {@code jsonb}: the events do not tell which. */
    AS_WRITTEN_OR_PARSED,
    /** In a way that the events do not tell: by a domain's type, by another database's collation, by a type of its own. */
    UNKNOWN
}

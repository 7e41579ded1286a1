package dev.belvedere.serdes.column;

import java.util.Optional;

/**
 * What the configuration says about a column because its events do not. Immutable.
 *
 * @param type the column's type in the database, such as {@code char(5)}; empty to believe the events
 * @param nullsKept whether a NULL arrives as NULL, whatever the schema lets one suppose
 */
public record ColumnDeclaration(Optional<String> type, boolean nullsKept) {

    /** Nothing is declared. */
    public static final ColumnDeclaration NONE = new ColumnDeclaration(Optional.empty(), false);
}

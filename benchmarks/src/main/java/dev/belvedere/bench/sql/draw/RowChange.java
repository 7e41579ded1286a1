package dev.belvedere.bench.sql.draw;

import dev.belvedere.serdes.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * A change of one row.
 *
 * @param table the number of its table
 * @param row the row after the change, or null where it is deleted
 */
public record RowChange(int table, Row key, @Nullable Row row) {}

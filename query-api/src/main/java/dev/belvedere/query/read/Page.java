package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive rows of one shard, in the order of the scan.
 *
 * @param next where to go on, inclusive; empty at the end of the shard
 */
public record Page(List<Row> rows, Optional<ScanKey> next) {

    public Page {
        rows = List.copyOf(rows);
    }
}

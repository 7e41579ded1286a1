package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * Consecutive rows of one shard, in the order of the scan.
 *
 * @param next the store key to go on at, inclusive; empty at the end of the shard
 */
public record Page(List<Row> rows, Optional<Bytes> next) {

    public Page {
        rows = List.copyOf(rows);
    }
}

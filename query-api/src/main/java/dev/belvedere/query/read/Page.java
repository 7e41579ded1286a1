package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * Some consecutive rows of one shard, in key order.
 *
 * @param next the store key at which to go on, inclusive; empty at the shard's end
 */
public record Page(List<Row> rows, Optional<Bytes> next) {

    public Page {
        rows = List.copyOf(rows);
    }
}

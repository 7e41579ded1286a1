package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.view.View;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** Reads of rows, wherever they are held. Thread-safe. */
public interface Reads {

    /** The row with this key. */
    ReadResult<Row> row(View view, Row key);

    /** The rows with these keys, in their order; empty where there is none. Never absent: what cannot be read refuses them all. */
    ReadResult<List<Optional<Row>>> rows(View view, List<Row> keys);

    /**
     * Up to {@code limit} rows from a place on, shard by shard, in key order within a shard. Never absent.
     *
     * @param end the shard not to go into any more
     */
    ReadResult<ScanPage> scan(View view, ScanPosition from, int end, int limit);

    /** The same reads, which are refused as overdue once nobody waits for them. */
    Reads within(Deadline patience);

    /**
     * Up to {@code limit} rows of a walk through an index of the view, in its order, from one shard. Never absent.
     *
     * @param from the store key to go on at, inclusive; empty for the walk's beginning
     */
    ReadResult<ScanPage> walk(View view, IndexScan walk, Optional<Bytes> from, int limit);

    /** Reads that know this instance only: what it does not hold is refused. */
    static Reads local(LocalViews views) {
        return new LocalReads(views);
    }
}

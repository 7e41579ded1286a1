package dev.belvedere.query.read;

import dev.belvedere.topology.engine.view.IndexRange;
import dev.belvedere.topology.engine.view.ViewIndex;
import org.apache.kafka.common.utils.Bytes;

/**
 * A scan of a range of an index.
 *
 * @param descending whether it goes from the end to the beginning
 */
public record IndexScan(ViewIndex index, IndexRange range, boolean descending) {

    /** The rest of the scan from this record on, inclusive; perhaps with others before it that have a long beginning of the key in common. */
    IndexScan from(ScanKey key) {
        IndexRange rest = descending
                ? new IndexRange(range.shard(), range.from(), least(range.to(), key.end()))
                : new IndexRange(range.shard(), greatest(range.from(), key.beginning()), range.to());
        return new IndexScan(index, rest, descending);
    }

    private static Bytes least(Bytes one, Bytes other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Bytes greatest(Bytes one, Bytes other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}

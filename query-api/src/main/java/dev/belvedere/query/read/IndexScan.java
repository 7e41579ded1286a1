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

    /** The rest of the scan from this store key on, inclusive. */
    public IndexScan from(Bytes storeKey) {
        IndexRange rest = descending
                ? new IndexRange(range.shard(), range.from(), StoredRecord.following(storeKey))
                : new IndexRange(range.shard(), storeKey, range.to());
        return new IndexScan(index, rest, descending);
    }
}

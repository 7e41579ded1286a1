package dev.belvedere.query.read;

import dev.belvedere.topology.engine.view.IndexRange;
import dev.belvedere.topology.engine.view.ViewIndex;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * A walk through a part of an index, in its order.
 *
 * @param descending whether it goes from the end to the beginning
 */
public record IndexScan(ViewIndex index, IndexRange range, boolean descending) {

    /** What is left of the walk from this store key on, inclusive. */
    public IndexScan from(Bytes storeKey) {
        IndexRange rest = descending
                ? new IndexRange(range.shard(), range.from(), following(storeKey))
                : new IndexRange(range.shard(), storeKey, range.to());
        return new IndexScan(index, rest, descending);
    }

    /** The least store key above this one. */
    private static Bytes following(Bytes storeKey) {
        return Bytes.wrap(Arrays.copyOf(storeKey.get(), storeKey.get().length + 1));
    }
}

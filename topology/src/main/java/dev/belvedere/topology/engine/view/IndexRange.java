package dev.belvedere.topology.engine.view;

import org.apache.kafka.common.utils.Bytes;

/**
 * A range of an index: consecutive store keys of one shard.
 *
 * @param shard the number of the shard
 * @param from the first store key, inclusive
 * @param to the end, exclusive
 */
public record IndexRange(int shard, Bytes from, Bytes to) {

    /** Returns true if the range cannot contain any row, because its bounds contradict each other. */
    public boolean isEmpty() {
        return from.compareTo(to) >= 0;
    }

    /** Returns true if the range contains this store key. */
    public boolean contains(Bytes storeKey) {
        return storeKey.compareTo(from) >= 0 && storeKey.compareTo(to) < 0;
    }
}

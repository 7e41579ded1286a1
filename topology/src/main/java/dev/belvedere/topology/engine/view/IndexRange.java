package dev.belvedere.topology.engine.view;

import org.apache.kafka.common.utils.Bytes;

/**
 * A part of an index: consecutive store keys of one shard.
 *
 * @param from the first store key, inclusive
 * @param to the end, exclusive
 */
public record IndexRange(int shard, Bytes from, Bytes to) {

    /** Whether nothing can lie in it: bounds may contradict each other. */
    public boolean isEmpty() {
        return from.compareTo(to) >= 0;
    }

    /** Whether this store key lies in it. */
    public boolean contains(Bytes storeKey) {
        return storeKey.compareTo(from) >= 0 && storeKey.compareTo(to) < 0;
    }
}

package dev.belvedere.query.route;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * Where a walk through a view goes on.
 *
 * @param key the store key to go on at, inclusive; empty for the shard's beginning
 */
public record Place(int shard, Optional<Bytes> key) {

    /** The beginning of a view. */
    public static final Place START = beginningOf(0);

    /** The beginning of a shard. */
    static Place beginningOf(int shard) {
        return new Place(shard, Optional.empty());
    }
}

package dev.belvedere.query.read;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * Where a walk through a view goes on.
 *
 * @param key the store key to go on at, inclusive; empty for the shard's beginning
 */
public record ScanPosition(int shard, Optional<Bytes> key) {

    /** The beginning of a view. */
    public static final ScanPosition START = beginningOf(0);

    /** The beginning of a shard. */
    static ScanPosition beginningOf(int shard) {
        return new ScanPosition(shard, Optional.empty());
    }
}

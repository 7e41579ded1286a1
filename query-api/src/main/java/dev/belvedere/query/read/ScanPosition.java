package dev.belvedere.query.read;

import java.util.Optional;

/**
 * The position at which a scan goes on.
 *
 * @param key that of the next record, inclusive; empty for the beginning of the shard
 */
public record ScanPosition(int shard, Optional<ScanKey> key) {

    /** The beginning of a view. */
    public static final ScanPosition START = beginningOf(0);

    static ScanPosition beginningOf(int shard) {
        return new ScanPosition(shard, Optional.empty());
    }
}

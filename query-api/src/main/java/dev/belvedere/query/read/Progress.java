package dev.belvedere.query.read;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * How far somebody has got who first reads the rows of a watch, and then follows their changes.
 *
 * @param shards where they stand in each shard, in the order of the watch; empty where its reading has not begun
 */
public record Progress(List<Optional<Position>> shards) {

    /**
     * Everything before a change is in: of all rows, or, while these are being read, of those before a store key.
     *
     * @param incarnation of the shard's changes
     * @param next the change's number
     * @param reading the store key at which the reading goes on, inclusive; empty once all rows are read
     */
    public record Position(long incarnation, long next, Optional<Bytes> reading) {

        Position at(long change) {
            return new Position(incarnation, change, reading);
        }

        Position reading(Optional<Bytes> from) {
            return new Position(incarnation, next, from);
        }

        boolean isRead() {
            return reading.isEmpty();
        }
    }

    public Progress {
        shards = List.copyOf(shards);
    }

    /** Of a watch of some shards, none of which is begun. */
    public static Progress none(int shards) {
        return new Progress(Collections.nCopies(shards, Optional.empty()));
    }

    /** The same in a part of the watch. */
    public Progress in(Watch watch, Watch part) {
        return new Progress(part.shards().stream()
                .map(shard -> shards.get(watch.shards().indexOf(shard)))
                .toList());
    }

    /** Whether no shard is begun. */
    public boolean isNone() {
        return shards.stream().allMatch(Optional::isEmpty);
    }

    /** Whether all rows are read. */
    public boolean isRead() {
        return shards.stream().allMatch(shard -> shard.filter(Position::isRead).isPresent());
    }
}

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
public record SubscriptionPosition(List<Optional<ShardPosition>> shards) {

    /**
     * Everything before a change is in: of all rows, or, while these are being read, of those before a store key.
     *
     * @param incarnation of the shard's changes
     * @param next the change's number
     * @param reading the store key at which the reading goes on, inclusive; empty once all rows are read
     */
    public record ShardPosition(long incarnation, long next, Optional<Bytes> reading) {

        ShardPosition at(long change) {
            return new ShardPosition(incarnation, change, reading);
        }

        ShardPosition reading(Optional<Bytes> from) {
            return new ShardPosition(incarnation, next, from);
        }

        boolean isRead() {
            return reading.isEmpty();
        }
    }

    public SubscriptionPosition {
        shards = List.copyOf(shards);
    }

    /** Of a watch of some shards, none of which is begun. */
    public static SubscriptionPosition none(int shards) {
        return new SubscriptionPosition(Collections.nCopies(shards, Optional.empty()));
    }

    /** The same in a part of the watch. */
    public SubscriptionPosition in(Subscription watch, Subscription part) {
        return new SubscriptionPosition(part.shards().stream()
                .map(shard -> shards.get(watch.shards().indexOf(shard)))
                .toList());
    }

    /** Whether no shard is begun. */
    public boolean isNone() {
        return shards.stream().allMatch(Optional::isEmpty);
    }

    /** Whether all rows are read. */
    public boolean isRead() {
        return shards.stream()
                .allMatch(shard -> shard.filter(ShardPosition::isRead).isPresent());
    }
}

package dev.belvedere.query.read;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * The position of a subscriber, who first reads the rows of a subscription and then their changes.
 *
 * @param shards the position in each shard, in the subscription's order; empty in a shard whose rows the subscriber has not begun to read
 */
public record SubscriptionPosition(List<Optional<ShardPosition>> shards) {

    /**
     * The position in a shard: the subscriber has every change before a number, of all rows or, while it reads these, of the rows before a store key.
     *
     * @param incarnation the incarnation of the shard's changes
     * @param next the number of the next change
     * @param reading the store key of the next row to read, inclusive; empty once all rows are read
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

    /** The position before the first row of so many shards. */
    public static SubscriptionPosition none(int shards) {
        return new SubscriptionPosition(Collections.nCopies(shards, Optional.empty()));
    }

    /** This position in a part of the subscription. */
    public SubscriptionPosition in(Subscription whole, Subscription part) {
        return new SubscriptionPosition(part.shards().stream()
                .map(shard -> shards.get(whole.shards().indexOf(shard)))
                .toList());
    }

    /** Whether the subscriber has read nothing yet. */
    public boolean isNone() {
        return shards.stream().allMatch(Optional::isEmpty);
    }

    /** Whether all rows are read, and only changes follow. */
    public boolean isRead() {
        return shards.stream()
                .allMatch(shard -> shard.filter(ShardPosition::isRead).isPresent());
    }
}

package dev.belvedere.query.peer;

import dev.belvedere.query.read.Subscription;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The shards of a subscription, as instances name them to each other. */
public final class SubscriptionShards {

    private SubscriptionShards() {}

    static String text(Subscription part) {
        return part.shards().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The part of a subscription in the named shards; empty if the text does not name shards of it. */
    public static Optional<Subscription> part(Subscription whole, String text) {
        List<String> named = Arrays.asList(text.split(",", -1));
        List<Integer> shards = whole.shards().stream()
                .filter(shard -> named.contains(shard.toString()))
                .toList();
        return shards.size() == named.size() ? Optional.of(whole.in(shards)) : Optional.empty();
    }
}

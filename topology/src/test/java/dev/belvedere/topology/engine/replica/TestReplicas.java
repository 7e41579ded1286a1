package dev.belvedere.topology.engine.replica;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Replicas of ten stores, without change feeds. */
public final class TestReplicas {

    private TestReplicas() {}

    public static LocalReplicas of(int sources) {
        Set<String> stores =
                IntStream.range(0, 10).mapToObj(TestReplicas::store).collect(Collectors.toSet());
        return new LocalReplicas("shop-01234567", stores, sources, new LocalChangeFeeds(stores, 0, Runnable::run));
    }

    public static String store(int number) {
        return "store" + number;
    }
}

package dev.belvedere.topology.engine.replica;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Boards of ten assemblies, of which nobody follows the changes. */
public final class Boards {

    private Boards() {}

    public static LocalReplicas of(int sources) {
        Map<String, Integer> assemblies =
                IntStream.range(0, 10).boxed().collect(Collectors.toMap(Boards::store, number -> number));
        Map<Integer, String> read =
                IntStream.range(0, 10).boxed().collect(Collectors.toMap(number -> number, Boards::store));
        return new LocalReplicas(
                "shop-01234567", assemblies, read.keySet(), sources, new LocalChangeFeeds(read, 0, Runnable::run));
    }

    public static String store(int assembly) {
        return "store" + assembly;
    }
}

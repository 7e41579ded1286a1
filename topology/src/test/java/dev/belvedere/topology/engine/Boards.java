package dev.belvedere.topology.engine;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Boards of ten assemblies, of which nobody follows the changes. */
final class Boards {

    private Boards() {}

    static HeldShards of(int sources) {
        Map<String, Integer> assemblies =
                IntStream.range(0, 10).boxed().collect(Collectors.toMap(Boards::store, number -> number));
        Map<Integer, String> read =
                IntStream.range(0, 10).boxed().collect(Collectors.toMap(number -> number, Boards::store));
        return new HeldShards(
                "shop-01234567", assemblies, read.keySet(), sources, new ChangeBoard(read, 0, Runnable::run));
    }

    static String store(int assembly) {
        return "store" + assembly;
    }
}

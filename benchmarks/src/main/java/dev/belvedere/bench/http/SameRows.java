package dev.belvedere.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belvedere.bench.measure.BenchException;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Holds the rows of all servers against each other, so that nobody is faster with something else. By value: order and blanks do not count. */
final class SameRows {

    private final LongFunction<JsonNode> instance;
    private final Map<Server, LongFunction<JsonNode>> others;

    /** Each gives the row of a key, or a missing node. */
    SameRows(LongFunction<JsonNode> instance, Map<Server, LongFunction<JsonNode>> others) {
        this.instance = instance;
        this.others = Map.copyOf(others);
    }

    /** @throws BenchException if a row is missing somewhere, or is not as the instance has it */
    void check(List<Long> keys) {
        for (long key : keys) {
            JsonNode expected = instance.apply(key);
            others.forEach((server, rows) -> check(key, expected, server, rows.apply(key)));
        }
    }

    private static void check(long key, JsonNode expected, Server server, JsonNode row) {
        if (row.isMissingNode() || !row.equals(expected)) {
            throw new BenchException(
                    "row " + key + " is " + row + " on " + server + ", and " + expected + " on the instance");
        }
    }
}

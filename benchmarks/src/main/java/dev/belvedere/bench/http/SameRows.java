package dev.belvedere.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belvedere.bench.measure.BenchException;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Checks that all servers return the same rows, so that no server is faster because it returns something else. Compares values, not text. */
final class SameRows {

    private final LongFunction<JsonNode> instance;
    private final Map<MeasuredServer, LongFunction<JsonNode>> others;

    /**
     * Creates a check.
     *
     * @param instance gives the row of a key, or a missing node
     * @param others give the same for the other servers
     */
    SameRows(LongFunction<JsonNode> instance, Map<MeasuredServer, LongFunction<JsonNode>> others) {
        this.instance = instance;
        this.others = Map.copyOf(others);
    }

    /** @throws BenchException if a row is missing on a server or differs from the instance's */
    void check(List<Long> keys) {
        for (long key : keys) {
            JsonNode expected = instance.apply(key);
            others.forEach((server, rows) -> check(key, expected, server, rows.apply(key)));
        }
    }

    private static void check(long key, JsonNode expected, MeasuredServer server, JsonNode row) {
        if (row.isMissingNode() || !row.equals(expected)) {
            throw new BenchException(
                    "row " + key + " is " + row + " on " + server + ", and " + expected + " on the instance");
        }
    }
}

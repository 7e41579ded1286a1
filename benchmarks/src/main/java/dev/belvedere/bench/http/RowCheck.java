package dev.belvedere.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belvedere.bench.shop.Expectation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/** That what is measured is right: before, that all servers answer the same; in the end, that the instance has every row as all changes left it. */
final class RowCheck {

    private static final int SAMPLE = 200;
    private static final long SEED = 3;
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final HttpSystem system;
    private final RowReader instance;

    RowCheck(HttpSystem system, RowReader instance) {
        this.system = system;
        this.instance = instance;
    }

    /** Compares random rows, and gives how many. */
    int sample() {
        Map<Server, LongFunction<JsonNode>> readers = new EnumMap<>(Server.class);
        for (Server server : EnumSet.complementOf(EnumSet.of(Server.INSTANCE))) {
            readers.put(server, new RowReader(system.server(server).http())::row);
        }
        List<Long> keys = new ArrayList<>(system.keys());
        Collections.shuffle(keys, new Random(SEED));
        List<Long> some = keys.subList(0, Math.min(SAMPLE, keys.size()));
        new SameRows(instance::row, readers).check(some);
        return some.size();
    }

    /** How many rows are not as they have to be, once the last changes have had time to come in. */
    long wrong() {
        long deadline = System.nanoTime() + GRACE.toNanos();
        long wrong = wrongNow();
        while (wrong > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            wrong = wrongNow();
        }
        return wrong;
    }

    private long wrongNow() {
        Expectation expectation = system.shop().expectation(0, List.of());
        AtomicLong right = new AtomicLong();
        instance.rows(system.keys(), (key, json) -> {
            JsonNode row = RowReader.parse(json);
            if (row.path("id").asLong() == key
                    && expectation.holds(
                            key, row.path("name").asText(), row.path("total").decimalValue())) {
                right.incrementAndGet();
            }
        });
        return expectation.rows() - right.get();
    }
}

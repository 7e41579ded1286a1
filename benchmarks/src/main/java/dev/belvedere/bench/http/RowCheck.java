package dev.belvedere.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belvedere.bench.measure.ExactJson;
import dev.belvedere.bench.probe.RowReader;
import dev.belvedere.bench.shop.ExpectedRows;
import dev.belvedere.waiting.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Checks before the measurement that all servers return the same rows, and after it that every row of the instance reflects all changes. */
final class RowCheck {

    private static final int SAMPLE = 200;
    private static final long SEED = 3;
    private static final Waiting WAITING = Waiting.every(Duration.ofMillis(200)).atMost(Duration.ofSeconds(30));

    private final HttpFixture fixture;
    private final RowReader instance;

    RowCheck(HttpFixture fixture, RowReader instance) {
        this.fixture = fixture;
        this.instance = instance;
    }

    /** Compares random rows on all servers, and returns their number. */
    int sample() {
        Map<MeasuredServer, LongFunction<JsonNode>> readers = new EnumMap<>(MeasuredServer.class);
        for (MeasuredServer server : EnumSet.complementOf(EnumSet.of(MeasuredServer.INSTANCE))) {
            readers.put(server, fixture.rows(server)::row);
        }
        List<Long> keys = new ArrayList<>(fixture.keys());
        Collections.shuffle(keys, new Random(SEED));
        List<Long> some = keys.subList(0, Math.min(SAMPLE, keys.size()));
        new SameRows(instance::row, readers).check(some);
        return some.size();
    }

    /** Waits up to half a minute for the last changes, and returns the number of rows that are still wrong. */
    long wrong() {
        long[] wrong = new long[1];
        boolean unused = WAITING.until(() -> {
            wrong[0] = wrongNow();
            return wrong[0] == 0;
        });
        return wrong[0];
    }

    private long wrongNow() {
        ExpectedRows expected = fixture.shop().expected(0, List.of());
        AtomicLong correct = new AtomicLong();
        instance.rows(fixture.keys(), (key, json) -> {
            JsonNode row = ExactJson.parse(json);
            if (row.path("id").asLong() == key
                    && expected.contains(
                            key, row.path("name").asText(), row.path("total").decimalValue())) {
                correct.incrementAndGet();
            }
        });
        return expected.rows() - correct.get();
    }
}

package dev.belvedere.query.http.metrics;

import dev.belvedere.topology.engine.metrics.Meters;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Measures the requests of one route. A request that succeeds costs one record of a timer that is known already. Thread-safe. */
public final class RouteTimer {

    private static final List<Duration> BOUNDS = Stream.of(
                    50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
                    1_000_000, 5_000_000)
            .map(micros -> Duration.ofNanos(micros * 1_000L))
            .toList();

    private final Meters meters;
    private final String route;
    private final Map<String, Timer> byOutcome = new ConcurrentHashMap<>();
    private final Timer ok;

    RouteTimer(Meters meters, String route) {
        this.meters = meters;
        this.route = route;
        this.ok = timer("ok");
    }

    /** A request has succeeded. */
    public void ok(long nanos) {
        ok.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A request has ended otherwise. */
    public void ended(String outcome, long nanos) {
        byOutcome.computeIfAbsent(outcome, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String outcome) {
        return meters.timer(ReadMetric.REQUESTS, BOUNDS, route, outcome);
    }
}

package dev.belvedere.bench.load;

import dev.belvedere.bench.measure.LatencyHistogram;
import dev.belvedere.bench.measure.Pace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * An open loop: every request is due at a scheduled time, from which its latency counts. A request that finds all connections busy waits for one, and its wait
 * counts, so that the measurement does not suffer from coordinated omission.
 */
final class OpenLoop {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final LatencyHistogram latencies = LatencyHistogram.singleThreaded();
    private final ArrayDeque<LoadConnection> idle = new ArrayDeque<>();
    private final LoadConnections connections;
    private final double perSecond;
    private final long warmUp;
    private final long last;
    private Pace pace;
    private long next;
    private long answered;
    private long failures;
    private boolean timerSet;

    OpenLoop(LoadConnections connections, double perSecond, Duration warmUp, Duration time) {
        this.connections = connections;
        this.perSecond = perSecond;
        this.warmUp = (long) (perSecond * warmUp.toMillis() / 1_000);
        this.last = this.warmUp + (long) (perSecond * time.toMillis() / 1_000);
        this.pace = Pace.of(perSecond);
    }

    /** Runs the loop; fails if a response is missing half a minute after the end. */
    Latency run() throws Exception {
        connections.run(this::answered, this::start, (long) (last / perSecond) + TIMEOUT.toSeconds());
        return new Latency(
                last - warmUp,
                failures,
                latencies.ms(50),
                latencies.ms(90),
                latencies.ms(99),
                latencies.ms(99.9),
                latencies.ms(100));
    }

    private void start() {
        pace = Pace.of(perSecond);
        idle.addAll(connections.all());
        sendDue();
    }

    private void sendDue() {
        long now = System.nanoTime();
        while (next < last && !idle.isEmpty() && pace.dueNanos(next) <= now) {
            idle.remove().send(next);
            next++;
        }
        if (next < last && !idle.isEmpty() && !timerSet) {
            timerSet = true;
            var unused = connections.loop().schedule(this::turn, pace.dueNanos(next) - now, TimeUnit.NANOSECONDS);
        }
    }

    private void turn() {
        timerSet = false;
        sendDue();
    }

    private void answered(LoadConnection connection, long request, boolean ok) {
        answered++;
        if (request >= warmUp) {
            latencies.record(System.nanoTime() - pace.dueNanos(request));
            failures += ok ? 0 : 1;
        }
        if (answered == last) {
            connections.end();
        } else {
            idle.add(connection);
            sendDue();
        }
    }
}

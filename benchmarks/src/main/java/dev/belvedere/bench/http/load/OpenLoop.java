package dev.belvedere.bench.http.load;

import dev.belvedere.bench.measure.Pace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * As fast as the schedule goes: every request is due at a time that was settled beforehand, and its latency counts from then. One that finds all connections
 * waiting for a slow server waits too, and its wait counts: no omission is coordinated with the server.
 */
final class OpenLoop {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double MICROS_A_MS = 1_000;

    private final Histogram micros = new Histogram(SIGNIFICANT_DIGITS);
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final Connections connections;
    private final double perSecond;
    private final long warmUp;
    private final long last;
    private Pace pace;
    private long next;
    private long answered;
    private long failures;
    private boolean clockSet;

    OpenLoop(Connections connections, double perSecond, Duration warmUp, Duration time) {
        this.connections = connections;
        this.perSecond = perSecond;
        this.warmUp = (long) (perSecond * warmUp.toMillis() / 1_000);
        this.last = this.warmUp + (long) (perSecond * time.toMillis() / 1_000);
        this.pace = Pace.of(perSecond);
    }

    /** Fails where an answer stays out for good. */
    Latency run() throws Exception {
        connections.run(this::answered, this::start, (long) (last / perSecond) + PATIENCE.toSeconds());
        return new Latency(
                last - warmUp, failures, ms(50), ms(90), ms(99), ms(99.9), micros.getMaxValue() / MICROS_A_MS);
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
        if (next < last && !idle.isEmpty() && !clockSet) {
            clockSet = true;
            var unused = connections.loop().schedule(this::turn, pace.dueNanos(next) - now, TimeUnit.NANOSECONDS);
        }
    }

    private void turn() {
        clockSet = false;
        sendDue();
    }

    private void answered(Connection connection, long request, boolean good) {
        answered++;
        if (request >= warmUp) {
            micros.recordValue((System.nanoTime() - pace.dueNanos(request)) / 1_000);
            failures += good ? 0 : 1;
        }
        if (answered == last) {
            connections.end();
        } else {
            idle.add(connection);
            sendDue();
        }
    }

    private double ms(double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_A_MS;
    }
}

package dev.belvedere.bench.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** A closed loop: every connection sends its next request as soon as the previous one is answered. */
final class ClosedLoop {

    private static final long TIMEOUT_SECONDS = 30;

    private final LoadConnections connections;
    private final Duration time;
    private long startNanos;
    private long endNanos;
    private long requests;
    private long failures;

    ClosedLoop(LoadConnections connections, Duration time) {
        this.connections = connections;
        this.time = time;
    }

    Throughput run() throws Exception {
        double cpu = cpuSeconds();
        connections.run(this::answered, this::start, time.toSeconds() + TIMEOUT_SECONDS);
        return new Throughput(requests, failures, (endNanos - startNanos) / 1e9, cpuSeconds() - cpu);
    }

    private void start() {
        startNanos = System.nanoTime();
        connections.all().forEach(connection -> connection.send(0));
    }

    private void answered(LoadConnection connection, long request, boolean ok) {
        long now = System.nanoTime();
        requests++;
        failures += ok ? 0 : 1;
        if (now - startNanos < time.toNanos()) {
            connection.send(requests);
        } else if (endNanos == 0) {
            endNanos = now;
            connections.end();
        }
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }
}

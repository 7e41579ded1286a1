package dev.belvedere.bench.http.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** As fast as the server goes: every connection sends its next request when its last is answered. */
final class ClosedLoop {

    private static final long PATIENCE_SECONDS = 30;

    private final Connections connections;
    private final Duration time;
    private long startNanos;
    private long endNanos;
    private long requests;
    private long failures;

    ClosedLoop(Connections connections, Duration time) {
        this.connections = connections;
        this.time = time;
    }

    Throughput run() throws Exception {
        double cpu = cpuSeconds();
        connections.run(this::answered, this::start, time.toSeconds() + PATIENCE_SECONDS);
        return new Throughput(requests, failures, (endNanos - startNanos) / 1e9, cpuSeconds() - cpu);
    }

    private void start() {
        startNanos = System.nanoTime();
        connections.all().forEach(connection -> connection.send(0));
    }

    private void answered(Connection connection, long request, boolean good) {
        long now = System.nanoTime();
        requests++;
        failures += good ? 0 : 1;
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

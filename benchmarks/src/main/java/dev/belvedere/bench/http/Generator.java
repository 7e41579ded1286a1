package dev.belvedere.bench.http;

import dev.belvedere.bench.http.load.Latency;
import dev.belvedere.bench.http.load.Throughput;
import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.bench.measure.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/** Has the load generator's process load one server. */
final class Generator {

    static final List<String> JAVA_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration WARM_UP_WINDOW = Duration.ofSeconds(2);
    private static final int STABLE_WINDOWS = 3;
    private static final int MOST_WINDOWS = 15;
    private static final double STABLE = 1.05;

    private final Worker worker;
    private final int connections;

    Generator(Worker worker, int connections) {
        this.worker = worker;
        this.connections = connections;
    }

    /**
     * Loads a server until it gets no faster: the last windows differ by 5 % at most, or so many windows are over.
     *
     * @return requests a second in the last window
     */
    double warmUp(RunningServer server) throws IOException {
        ArrayDeque<Double> last = new ArrayDeque<>();
        for (int window = 0; window < MOST_WINDOWS && !stable(last); window++) {
            last.add(closed(server, WARM_UP_WINDOW).perSecond());
            if (last.size() > STABLE_WINDOWS) {
                last.remove();
            }
        }
        return last.getLast();
    }

    private static boolean stable(ArrayDeque<Double> windows) {
        double least = windows.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = windows.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return windows.size() == STABLE_WINDOWS && most <= STABLE * least;
    }

    /** As many requests as the server takes. */
    Window throughput(RunningServer server, Duration time) throws IOException {
        closed(server, WARM_UP);
        double cpu = server.cpuSeconds();
        Throughput load = closed(server, time);
        return new Window(load, server.cpuSeconds() - cpu);
    }

    /** As many requests as are said. */
    Latency latency(RunningServer server, double perSecond, Duration time) throws IOException {
        Latency latency = worker.ask(
                String.join(
                        " ",
                        "open",
                        String.valueOf(server.port()),
                        String.valueOf(connections),
                        String.valueOf(perSecond),
                        String.valueOf(WARM_UP.toMillis()),
                        String.valueOf(time.toMillis())),
                Latency.class);
        refuse(latency.failures(), latency.requests());
        return latency;
    }

    private Throughput closed(RunningServer server, Duration time) throws IOException {
        Throughput load = worker.ask(
                String.join(
                        " ",
                        "closed",
                        String.valueOf(server.port()),
                        String.valueOf(connections),
                        String.valueOf(time.toMillis())),
                Throughput.class);
        refuse(load.failures(), load.requests());
        return load;
    }

    private static void refuse(long failures, long requests) {
        if (failures > 0) {
            throw new BenchException(failures + " of " + requests + " requests were not answered with 200");
        }
    }
}

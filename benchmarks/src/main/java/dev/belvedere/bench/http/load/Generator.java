package dev.belvedere.bench.http.load;

import dev.belvedere.app.demo.Teardown;
import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.bench.measure.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Has the load generator's process load a server, or several that do the same. */
public final class Generator {

    private static final List<String> JAVA_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration WARM_UP_WINDOW = Duration.ofSeconds(2);
    private static final int STABLE_WINDOWS = 3;
    private static final int MOST_WINDOWS = 15;
    private static final double STABLE = 1.05;

    private final Worker worker;
    private final int connections;

    private Generator(Worker worker, int connections) {
        this.worker = worker;
        this.connections = connections;
    }

    /**
     * Starts the process; its end is the worker's.
     *
     * @param path of a row without its key
     * @param keys a file with all keys, one a line
     * @param connections shared by the servers
     */
    public static Generator start(String path, Path keys, Path log, int connections, Teardown teardown)
            throws IOException {
        Worker worker = teardown.add(Worker.start(LoadMain.class, JAVA_OPTIONS, log, path, keys.toString()));
        worker.answer(Object.class);
        return new Generator(worker, connections);
    }

    /**
     * Loads a server until it gets no faster: the last windows differ by 5 % at most, or so many windows are over.
     *
     * @return requests a second in the last window
     */
    public double warmUp(RunningServer... servers) throws IOException {
        ArrayDeque<Double> last = new ArrayDeque<>();
        for (int window = 0; window < MOST_WINDOWS && !stable(last); window++) {
            last.add(closed(WARM_UP_WINDOW, servers).perSecond());
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

    /** As many requests as the servers take. */
    public Window throughput(Duration time, RunningServer... servers) throws IOException {
        return throughput(time, List.of(servers), servers);
    }

    /**
     * The same, of servers that have others do a part of the work.
     *
     * @param all whose CPU time counts
     */
    public Window throughput(Duration time, List<RunningServer> all, RunningServer... servers) throws IOException {
        closed(WARM_UP, servers);
        double cpu = cpuSeconds(all);
        Throughput load = closed(time, servers);
        return new Window(load, cpuSeconds(all) - cpu);
    }

    private static double cpuSeconds(List<RunningServer> servers) {
        return servers.stream().mapToDouble(RunningServer::cpuSeconds).sum();
    }

    /** As many requests as are said. */
    public Latency latency(double perSecond, Duration time, RunningServer... servers) throws IOException {
        Latency latency = worker.ask(
                String.join(
                        " ",
                        "open",
                        ports(servers),
                        String.valueOf(connections),
                        String.valueOf(perSecond),
                        String.valueOf(WARM_UP.toMillis()),
                        String.valueOf(time.toMillis())),
                Latency.class);
        refuse(latency.failures(), latency.requests());
        return latency;
    }

    private Throughput closed(Duration time, RunningServer... servers) throws IOException {
        Throughput load = worker.ask(
                String.join(
                        " ", "closed", ports(servers), String.valueOf(connections), String.valueOf(time.toMillis())),
                Throughput.class);
        refuse(load.failures(), load.requests());
        return load;
    }

    private static String ports(RunningServer... servers) {
        return Arrays.stream(servers)
                .map(server -> String.valueOf(server.port()))
                .collect(Collectors.joining(LoadMain.BETWEEN_PORTS));
    }

    private static void refuse(long failures, long requests) {
        if (failures > 0) {
            throw new BenchException(failures + " of " + requests + " requests were not answered with 200");
        }
    }
}

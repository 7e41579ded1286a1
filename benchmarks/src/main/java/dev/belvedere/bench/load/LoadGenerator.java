package dev.belvedere.bench.load;

import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.bench.worker.WorkerProcess;
import dev.belvedere.localshop.system.Teardown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Controls the process of the load generator, which loads one server or several equal ones. Used by one thread. */
public final class LoadGenerator {

    private static final List<String> JAVA_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration WARM_UP_WINDOW = Duration.ofSeconds(2);
    private static final int STABLE_WINDOWS = 3;
    private static final int MAX_WINDOWS = 15;
    private static final double STABLE = 1.05;

    private final WorkerProcess worker;
    private final int connections;

    private LoadGenerator(WorkerProcess worker, int connections) {
        this.worker = worker;
        this.connections = connections;
    }

    /**
     * Starts the process, which the teardown stops.
     *
     * @param path the path of a row without its key
     * @param keys a file with one key per line
     * @param connections the number of connections, which the servers share
     */
    public static LoadGenerator start(String path, Path keys, Path log, int connections, Teardown teardown)
            throws IOException {
        WorkerProcess worker =
                teardown.add(WorkerProcess.start(LoadGeneratorMain.class, JAVA_OPTIONS, log, path, keys.toString()));
        worker.reply(Object.class);
        return new LoadGenerator(worker, connections);
    }

    /**
     * Loads the servers until their throughput is stable: the last three windows differ by at most 5 %, or fifteen windows are over.
     *
     * @return the throughput of the last window, in requests per second
     */
    public double warmUp(RunningServer... servers) throws IOException {
        ArrayDeque<Double> last = new ArrayDeque<>();
        for (int window = 0; window < MAX_WINDOWS && !stable(last); window++) {
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

    /** Measures the throughput of the servers. */
    public LoadWindow throughput(Duration time, RunningServer... servers) throws IOException {
        return throughput(time, List.of(servers), servers);
    }

    /**
     * Measures the throughput of servers that let other servers do part of the work.
     *
     * @param all the servers whose CPU time counts
     */
    public LoadWindow throughput(Duration time, List<RunningServer> all, RunningServer... servers) throws IOException {
        closed(WARM_UP, servers);
        double cpu = cpuSeconds(all);
        Throughput load = closed(time, servers);
        return new LoadWindow(load, cpuSeconds(all) - cpu);
    }

    private static double cpuSeconds(List<RunningServer> servers) {
        return servers.stream().mapToDouble(RunningServer::cpuSeconds).sum();
    }

    /** Measures the latency at a fixed rate of requests. */
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
        requireSuccess(latency.failures(), latency.requests());
        return latency;
    }

    private Throughput closed(Duration time, RunningServer... servers) throws IOException {
        Throughput load = worker.ask(
                String.join(
                        " ", "closed", ports(servers), String.valueOf(connections), String.valueOf(time.toMillis())),
                Throughput.class);
        requireSuccess(load.failures(), load.requests());
        return load;
    }

    private static String ports(RunningServer... servers) {
        return Arrays.stream(servers)
                .map(server -> String.valueOf(server.port()))
                .collect(Collectors.joining(LoadGeneratorMain.PORT_SEPARATOR));
    }

    private static void requireSuccess(long failures, long requests) {
        if (failures > 0) {
            throw new BenchException(failures + " of " + requests + " responses were not 200");
        }
    }
}

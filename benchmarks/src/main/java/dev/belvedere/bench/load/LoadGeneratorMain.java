package dev.belvedere.bench.load;

import dev.belvedere.bench.worker.WorkerLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The main class of the load generator's process.
 *
 * <p>The reply to the command {@code closed PORTS CONNECTIONS MILLIS} is a {@link Throughput}, the reply to
 * {@code open PORTS CONNECTIONS PER_SECOND WARM_UP_MILLIS MILLIS} a {@link Latency}. Ports are separated by commas.
 */
public final class LoadGeneratorMain {

    static final String PORT_SEPARATOR = ",";

    private LoadGeneratorMain() {}

    /**
     * Runs the generator.
     *
     * @param arguments the path of a row without its key, and a file with one key per line
     */
    public static void main(String[] arguments) {
        WorkerLoop.run(() -> {
            PreparedRequests requests = PreparedRequests.read(arguments[0], Path.of(arguments[1]));
            return command -> handle(command, requests);
        });
    }

    private static Object handle(String[] command, PreparedRequests requests) throws Exception {
        try (LoadConnections connections =
                LoadConnections.open(ports(command[1]), Integer.parseInt(command[2]), requests)) {
            return switch (command[0]) {
                case "closed" -> new ClosedLoop(connections, millis(command[3])).run();
                case "open" ->
                    new OpenLoop(connections, Double.parseDouble(command[3]), millis(command[4]), millis(command[5]))
                            .run();
                default -> throw new IllegalArgumentException("unknown command " + command[0]);
            };
        }
    }

    private static List<Integer> ports(String word) {
        return Arrays.stream(word.split(PORT_SEPARATOR)).map(Integer::valueOf).toList();
    }

    private static Duration millis(String word) {
        return Duration.ofMillis(Long.parseLong(word));
    }
}

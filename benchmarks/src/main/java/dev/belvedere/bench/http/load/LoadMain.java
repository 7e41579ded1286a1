package dev.belvedere.bench.http.load;

import dev.belvedere.bench.measure.Orders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The generator's process.
 *
 * <p>Orders, with a comma between the ports of several servers: {@code closed PORTS CONNECTIONS MILLIS} is answered with a {@link Throughput}, {@code open PORTS CONNECTIONS PER_SECOND WARM_UP_MILLIS MILLIS} with a
 * {@link Latency}.
 */
public final class LoadMain {

    static final String BETWEEN_PORTS = ",";

    private LoadMain() {}

    /**
     * Runs the generator.
     *
     * @param arguments the path of a row without its key, and the file with all keys, one a line
     */
    public static void main(String[] arguments) {
        Orders.follow(() -> {
            Requests requests = Requests.read(arguments[0], Path.of(arguments[1]));
            return order -> carryOut(order, requests);
        });
    }

    private static Object carryOut(String[] order, Requests requests) throws Exception {
        try (Connections connections = Connections.open(ports(order[1]), Integer.parseInt(order[2]), requests)) {
            return switch (order[0]) {
                case "closed" -> new ClosedLoop(connections, millis(order[3])).run();
                case "open" ->
                    new OpenLoop(connections, Double.parseDouble(order[3]), millis(order[4]), millis(order[5])).run();
                default -> throw new IllegalArgumentException("no order " + order[0]);
            };
        }
    }

    private static List<Integer> ports(String word) {
        return Arrays.stream(word.split(BETWEEN_PORTS)).map(Integer::valueOf).toList();
    }

    private static Duration millis(String word) {
        return Duration.ofMillis(Long.parseLong(word));
    }
}

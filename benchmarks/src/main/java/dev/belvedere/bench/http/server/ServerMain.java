package dev.belvedere.bench.http.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.belvedere.bench.measure.Orders;
import dev.belvedere.query.http.QueryServer;
import dev.belvedere.query.http.server.ServerSettings;
import io.javalin.Javalin;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A server's process. Its one order is {@code port}, which is answered with the port that it listens on. */
public final class ServerMain {

    /** The path of a row, as the read API has it. */
    private static final String ROW = "/v1/views/order_summary/rows/{key}";

    private ServerMain() {}

    /**
     * Runs one server.
     *
     * @param arguments {@code constant FILE} for {@link ConstantRow}, {@code jdbc URL CONNECTIONS SQL} for {@link JdbcRow}
     */
    public static void main(String[] arguments) {
        Orders.follow(() -> {
            int port = listen(handler(arguments));
            return order -> Map.of("port", port);
        });
    }

    private static Handler handler(String[] arguments) throws IOException {
        return switch (arguments[0]) {
            case "constant" -> ConstantRow.read(Path.of(arguments[1]));
            case "jdbc" -> new JdbcRow(pool(arguments[1], Integer.parseInt(arguments[2])), arguments[3]);
            default -> throw new IllegalArgumentException("no server " + arguments[0]);
        };
    }

    private static int listen(Handler handler) {
        return Javalin.create(config -> {
                    QueryServer.configure(config, ServerSettings.loopback(0));
                    config.routes.get(ROW, handler);
                })
                .start()
                .port();
    }

    // The driver prepares a statement on the server when it comes the fifth time, and keeps it.
    private static HikariDataSource pool(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }
}

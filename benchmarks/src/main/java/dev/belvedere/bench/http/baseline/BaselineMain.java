package dev.belvedere.bench.http.baseline;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.belvedere.bench.worker.WorkerLoop;
import dev.belvedere.query.http.QueryServer;
import dev.belvedere.query.http.server.ServerSettings;
import io.javalin.Javalin;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The main class of a baseline server's process. The reply to its only command, {@code port}, has the port that it listens on. */
public final class BaselineMain {

    /** The path of a row in the read API. */
    private static final String ROW = "/v1/views/order_summary/rows/{key}";

    private BaselineMain() {}

    /**
     * Runs a server.
     *
     * @param arguments {@code constant FILE} for {@link ConstantRowHandler}, {@code jdbc URL CONNECTIONS SQL} for {@link JdbcRowHandler}
     */
    public static void main(String[] arguments) {
        WorkerLoop.run(() -> {
            int port = listen(handler(arguments));
            return command -> Map.of("port", port);
        });
    }

    private static Handler handler(String[] arguments) throws IOException {
        return switch (arguments[0]) {
            case "constant" -> ConstantRowHandler.read(Path.of(arguments[1]));
            case "jdbc" -> new JdbcRowHandler(pool(arguments[1], Integer.parseInt(arguments[2])), arguments[3]);
            default -> throw new IllegalArgumentException("unknown server " + arguments[0]);
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

    // The driver prepares a statement on the server at its fifth execution and keeps it.
    private static HikariDataSource pool(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }
}

package dev.belvedere.app.cli;

import dev.belvedere.app.console.Progress;
import dev.belvedere.app.demo.Teardown;
import dev.belvedere.app.shop.Connector;
import dev.belvedere.app.shop.Shop;
import dev.belvedere.app.shop.ShopException;
import dev.belvedere.app.shop.Workload;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code belvedere shop}: the demo's shop in a PostgreSQL and a Kafka Connect that run elsewhere. */
@Command(
        name = "shop",
        description = {
            "Put the demo's shop into a PostgreSQL database, have Kafka Connect capture it, and keep it changing.",
            "Rows that are there already stay as they are."
        })
final class ShopCommand implements Runnable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final long SEED = 42;

    private final PrintStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--jdbc",
            required = true,
            paramLabel = "URL",
            description = "The database, for example jdbc:postgresql://db/shop?user=me")
    private String jdbc = "";

    @Option(
            names = "--tpch",
            paramLabel = "SCALE",
            defaultValue = "0.01",
            description =
                    "TPC-H's scale factor, where there are no rows yet (default: ${DEFAULT-VALUE}: 15,000 orders).")
    private double scale;

    @ArgGroup(exclusive = false)
    private @Nullable Capture capture;

    @Option(
            names = "--workload",
            paramLabel = "PER_SECOND",
            description = "Then run so many transactions a second, until SIGTERM or Ctrl-C.")
    private @Nullable Double rate;

    ShopCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public void run() {
        require(scale > 0 && scale <= 100, "--tpch is above 0 and at most 100, for example 0.01");
        require(rate == null || (rate > 0 && rate <= 10_000), "--workload is above 0 and at most 10000");
        try {
            load();
            if (rate != null) {
                keepChanging(rate);
            }
        } catch (SQLException e) {
            throw ShopException.database(jdbc, e);
        }
    }

    private void load() throws SQLException {
        try (Connection database = DriverManager.getConnection(jdbc)) {
            Shop shop = new Shop(database);
            shop.create();
            if (shop.empty()) {
                shop.load(scale, out);
            }
            if (capture != null) {
                capture.run(shop, out);
            }
        }
    }

    private void keepChanging(double perSecond) throws SQLException {
        Workload workload = Teardown.atExit().add(Workload.paused(DriverManager.getConnection(jdbc), SEED, perSecond));
        Progress progress = Progress.start(out, "transactions");
        workload.resume();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            workload.refuseFailure();
            progress.at(workload.transactions(), 0);
        }
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }

    /** The two options that only make sense together. */
    static final class Capture {

        @Option(names = "--connect", required = true, paramLabel = "URL", description = "Kafka Connect's address.")
        private URI connect = URI.create("");

        @Option(
                names = "--connector",
                required = true,
                paramLabel = "FILE",
                description = "The settings of a connector that captures the shop, as JSON.")
        private Path file = Path.of("");

        private void run(Shop shop, PrintStream out) throws SQLException {
            Progress progress = Progress.start(out, "capturing");
            Connector.of(connect, file).run();
            while (!shop.followed()) {
                progress.at("reading the rows");
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            progress.done("the connector follows the log");
        }
    }
}

package dev.belvedere.localshop.cli;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.localshop.shop.RemoteConnector;
import dev.belvedere.localshop.shop.Shop;
import dev.belvedere.localshop.shop.ShopException;
import dev.belvedere.localshop.shop.Workload;
import dev.belvedere.localshop.system.Teardown;
import dev.belvedere.waiting.Waiting;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code belvedere shop}: the demo's shop in a PostgreSQL and a Kafka Connect that run elsewhere. */
@Command(
        name = "shop",
        description = {
            "Load the demo's shop into a PostgreSQL database, capture it, and keep it changing.",
            "Creates the tables that are missing, fills them if they are empty, has Kafka Connect capture them if --connect is given, and runs "
                    + "transactions if --workload is given."
        })
final class ShopCommand implements Runnable {

    private static final Waiting POLLING = Waiting.every(Duration.ofMillis(200));
    private static final long SEED = 42;

    private final PrintStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--jdbc",
            required = true,
            paramLabel = "URL",
            description = "The database, for example jdbc:postgresql://db/shop?user=me.")
    private String jdbc = "";

    @Mixin
    private final ScaleOption scale = new ScaleOption("0.01");

    @ArgGroup(exclusive = false)
    private @Nullable Capture capture;

    @Option(
            names = "--workload",
            paramLabel = "PER_SECOND",
            description = "Run this many transactions a second, until SIGTERM or Ctrl-C.")
    private @Nullable Double rate;

    ShopCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public void run() {
        OptionBounds.require(
                spec, rate == null || (rate > 0 && rate <= 10_000), "--workload has to be above 0 and at most 10000");
        double rows = scale.value();
        try {
            load(rows);
            if (rate != null) {
                keepChanging(rate);
            }
        } catch (SQLException e) {
            throw ShopException.database(jdbc, e);
        }
    }

    private void load(double rows) throws SQLException {
        try (Connection database = DriverManager.getConnection(jdbc)) {
            Shop shop = new Shop(database);
            shop.create();
            if (shop.empty()) {
                shop.load(rows, out);
            }
            if (capture != null) {
                capture.run(shop, out);
            }
        }
    }

    /** Runs transactions until the process ends or a transaction fails. */
    private void keepChanging(double perSecond) throws SQLException {
        Workload workload = Teardown.atExit().add(Workload.paused(DriverManager.getConnection(jdbc), SEED, perSecond));
        ProgressBar progress = ProgressBar.start(out, "transactions");
        workload.resume();
        POLLING.until(() -> {
            workload.refuseFailure();
            progress.at(workload.transactions(), 0);
            return false;
        });
    }

    /** The options that are given together or not at all. */
    static final class Capture {

        @Option(names = "--connect", required = true, paramLabel = "URL", description = "Address of Kafka Connect.")
        private URI connect = URI.create("");

        @Option(
                names = "--connector",
                required = true,
                paramLabel = "FILE",
                description = "JSON file with the settings of the connector that captures the shop.")
        private Path file = Path.of("");

        private void run(Shop shop, PrintStream out) throws SQLException {
            ProgressBar progress = ProgressBar.start(out, "capturing");
            RemoteConnector.of(connect, file).run();
            POLLING.until(() -> {
                progress.at("reading the rows");
                return shop.followed();
            });
            progress.done("the connector follows the log");
        }
    }
}

package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.localshop.shop.Workload;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify --live} on a real stack whose rows change all the time. */
@Timeout(400)
class LiveVerificationIT {

    private static final String DATABASE =
            "databases: {shop: {transactions: shop.transaction, tables: [users, orders, items]}}\n";

    @TempDir
    Path folder;

    @Test
    void isEqualWhileRowsChangeUntilOneChangesBehindTheEnginesBack(@TempDir Path directory) throws Exception {
        try (ShopStack shop = ShopStack.start(directory);
                Workload workload = Workload.paused(shop.connect(), 7, 50)) {
            Path configuration =
                    shop.configuration(folder, "live", ShopStack.ORDER_SUMMARY, "shards:", DATABASE + "shards:");
            try (ServeCommandProcess serve = ServeCommandProcess.start(configuration)) {
                serve.awaitReady();
                workload.resume();

                CommandRun equal = verify(shop, serve, configuration);
                changeUnnoticed(shop);
                CommandRun different = verify(shop, serve, configuration);

                assertThat(equal.out()).contains("order_summary: equal", "positions tried: ");
                assertThat(equal.exitCode()).isZero();
                assertThat(different.out()).contains("order_summary: NOT EQUAL", "\"nobody knows\"");
                assertThat(different.exitCode()).isEqualTo(1);
            }
        }
    }

    /** Names some users anew while the capture leaves their table out. */
    private static void changeUnnoticed(ShopStack shop) throws SQLException {
        try (Connection database = shop.connect();
                Statement statement = database.createStatement()) {
            statement.execute("ALTER PUBLICATION capture_shop DROP TABLE users");
            statement.execute("UPDATE users SET name = 'nobody knows' WHERE id < 10");
        }
    }

    private static CommandRun verify(ShopStack shop, ServeCommandProcess serve, Path configuration) {
        return CommandRun.of(
                "verify",
                "--live",
                "--config",
                configuration.toString(),
                "--jdbc",
                shop.stack().jdbcUrl(),
                "--http",
                serve.address());
    }
}

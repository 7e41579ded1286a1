package dev.belvedere.bench.http;

import dev.belvedere.localshop.shop.Shop;
import dev.belvedere.localshop.system.Installation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The shop in PostgreSQL, prepared for reads of the view's rows. */
final class ShopDatabase {

    /** The SELECT of one row of the materialized view. */
    static final String MATERIALIZED = "SELECT id, name, total FROM order_summary WHERE id = ?";

    /** A covering index, so that an order's items are read from one page and not from the table. */
    private static final List<String> PREPARATION = List.of(
            "CREATE INDEX items_prices ON items (order_id) INCLUDE (price)",
            "DROP INDEX items_order_id",
            "CREATE UNIQUE INDEX order_summary_id ON order_summary (id)",
            "VACUUM ANALYZE");

    private ShopDatabase() {}

    /** The file with the view's statement, which PostgreSQL can run unchanged. */
    static Path view() {
        return Installation.views().resolve("order_summary.sql");
    }

    /** The view's SELECT for one key: PostgreSQL pushes the condition down, to the primary key and the index of the items. */
    static String selectForKey() throws IOException {
        String select = Files.readString(view())
                .replaceFirst("(?is)^\\s*CREATE\\s+MATERIALIZED\\s+VIEW\\s+\\w+\\s+AS\\s", "")
                .replaceFirst(";\\s*$", "");
        return "SELECT id, name, total FROM (" + select.replaceAll("\\s+", " ") + ") AS summary WHERE id = ?";
    }

    /** Loads the tables and materializes the view. */
    static void load(String jdbcUrl, double scale, PrintStream out) throws SQLException, IOException {
        try (Connection database = DriverManager.getConnection(jdbcUrl);
                Statement statement = database.createStatement()) {
            Shop shop = new Shop(database);
            shop.create();
            shop.load(scale, out);
            statement.execute(Files.readString(view()));
            for (String step : PREPARATION) {
                statement.execute(step);
            }
        }
    }
}

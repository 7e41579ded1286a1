package dev.belvedere.bench.popular;

import dev.belvedere.bench.measure.Pace;
import dev.belvedere.bench.probe.RowProbe;
import dev.belvedere.bench.probe.RowReader;
import dev.belvedere.bench.shop.SqlPriceChanges;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A user with very many orders, and other users. The transactions of the others start on schedule: every second one changes the price of an item, which an
 * order's shard has to process among the renamed orders; the rest rename a user with few orders, which passes the users' shards as the popular one does.
 */
final class PopularParentBenchmark implements AutoCloseable {

    /** Debezium alone takes minutes for the orders of the popular user on two busy cores. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private static final int QUIET_TRANSACTIONS = 300;
    private static final int SAMPLED_ORDERS = 40;
    private static final long SEED = 7;
    private static final long USER = 90_000_000;
    private static final long FIRST_ORDER = 100_000_000;

    private final Connection database;
    private final RowReader rows;
    private final RowProbe others;
    private final RowProbe samples;
    private final SqlPriceChanges prices;
    private final List<long[]> otherUsers;
    private final int orders;
    private final double rate;
    private int transactions;

    PopularParentBenchmark(String jdbcUrl, URI http, int orders, double rate) throws SQLException {
        this.database = DriverManager.getConnection(jdbcUrl);
        this.rows = new RowReader(http);
        this.others = new RowProbe(http, Duration.ofMillis(10), TIMEOUT);
        this.samples = new RowProbe(http, Duration.ofMillis(50), TIMEOUT);
        this.orders = orders;
        this.rate = rate;
        // Before the popular user is loaded.
        this.otherUsers = otherUsers();
        this.prices = new SqlPriceChanges(database, new Random(SEED));
    }

    /** Loads the popular user with the orders, and returns when they are readable. */
    void load() throws SQLException {
        execute("INSERT INTO users (id, name) VALUES (" + USER + ", 'Popular')");
        execute("INSERT INTO orders (id, user_id, status, created_at) SELECT " + FIRST_ORDER + " + i, " + USER
                + ", 'O', now() FROM generate_series(1, " + orders + ") i");
        execute("INSERT INTO items (id, order_id, product, quantity, price) SELECT (" + FIRST_ORDER + " + i) * 8 + 1, "
                + FIRST_ORDER + " + i, 'part', 1, 1.00 FROM generate_series(1, " + orders + ") i");
        database.commit();
        CompletableFuture.allOf(sampled("\"Popular\"").toArray(CompletableFuture[]::new))
                .join();
    }

    /** Measures the changes of the others while nothing else happens. */
    PopularParentReport.Waits measureQuiet() throws SQLException {
        PopularParentReport.Waits waits = new PopularParentReport.Waits();
        List<CompletableFuture<?>> seen = new ArrayList<>();
        Pace pace = Pace.of(rate);
        for (int i = 0; i < QUIET_TRANSACTIONS; i++) {
            pace.await(i);
            seen.add(next(waits));
        }
        CompletableFuture.allOf(seen.toArray(CompletableFuture[]::new)).join();
        return waits;
    }

    /** Renames the popular user and measures the changes of the others meanwhile. */
    PopularParentReport measureRename(PopularParentReport.Waits alone) throws SQLException {
        String name = "\"Renamed\"";
        PopularParentReport.Waits waits = new PopularParentReport.Waits();
        List<CompletableFuture<?>> seen = new ArrayList<>();
        execute("UPDATE users SET name = 'Renamed' WHERE id = " + USER);
        database.commit();
        Pace pace = Pace.of(rate);
        CompletableFuture<Void> all = CompletableFuture.allOf(sampled(name).toArray(CompletableFuture[]::new));
        CompletableFuture<Long> took = all.thenApply(done -> System.nanoTime() - pace.startNanos());
        for (int i = 0; !took.isDone(); i++) {
            pace.await(i);
            seen.add(next(waits));
        }
        CompletableFuture.allOf(seen.toArray(CompletableFuture[]::new)).join();
        return new PopularParentReport(
                orders, rows.count(name), TimeUnit.NANOSECONDS.toMillis(took.join()), alone, waits);
    }

    private CompletableFuture<?> next(PopularParentReport.Waits waits) throws SQLException {
        int number = transactions++;
        if (number % 2 == 0) {
            SqlPriceChanges.Change change = prices.commitNext();
            return others.await(
                            change.orderId(), "\"total\":" + change.total().toPlainString() + "}", System.nanoTime())
                    .thenAccept(waits.orders()::record);
        }
        long[] user = otherUsers.get(number / 2 % otherUsers.size());
        String name = "Other " + number;
        try (PreparedStatement rename = database.prepareStatement("UPDATE users SET name = ? WHERE id = ?")) {
            rename.setString(1, name);
            rename.setLong(2, user[0]);
            rename.executeUpdate();
        }
        database.commit();
        return others.await(user[1], "\"name\":\"" + name + "\"", System.nanoTime())
                .thenAccept(waits.users()::record);
    }

    /** Awaits the name at a sample of the orders: the last ones, which change last, and random ones. */
    private List<CompletableFuture<Long>> sampled(String name) {
        Random random = new Random(SEED);
        List<CompletableFuture<Long>> seen = new ArrayList<>();
        for (int i = 0; i < SAMPLED_ORDERS; i++) {
            long order = i % 2 == 0 ? Math.max(1, orders - i / 2) : 1 + random.nextInt(orders);
            seen.add(samples.await(FIRST_ORDER + order, name, System.nanoTime()));
        }
        return seen;
    }

    /** The other users, each with one of its orders. */
    private List<long[]> otherUsers() throws SQLException {
        List<long[]> users = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT o.user_id, min(o.id) FROM orders o"
                        + " WHERE EXISTS (SELECT FROM items i WHERE i.order_id = o.id) GROUP BY 1 ORDER BY 1")) {
            while (rows.next()) {
                users.add(new long[] {rows.getLong(1), rows.getLong(2)});
            }
        }
        return users;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}

package dev.belvedere.bench;

import java.io.IOException;
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
import java.util.concurrent.locks.LockSupport;

/**
 * A user with very many orders, and others beside him. The others' transactions start on schedule: every other one changes the price of an item, which
 * an order's shard has to take in among the renamed ones; the rest rename a user with few orders, which pass the users' shards like the popular one.
 */
final class PopularParent implements AutoCloseable {

    /** Debezium alone takes minutes for the popular one's orders on two busy cores. */
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private static final int QUIET_TRANSACTIONS = 300;
    private static final int SAMPLED_ORDERS = 40;
    private static final long SEED = 7;
    private static final long USER = 90_000_000;
    private static final long FIRST_ORDER = 100_000_000;

    private final Connection database;
    private final PopularParentReads reads;
    private final PopularParentReads samples;
    private final PriceChanges prices;
    private final List<long[]> otherUsers;
    private final int orders;
    private final double rate;
    private int transactions;

    PopularParent(String jdbcUrl, URI http, int orders, double rate) throws SQLException {
        this.database = DriverManager.getConnection(jdbcUrl);
        this.reads = new PopularParentReads(http, Duration.ofMillis(10), DEADLINE);
        this.samples = new PopularParentReads(http, Duration.ofMillis(50), DEADLINE);
        this.orders = orders;
        this.rate = rate;
        // Before there are the popular one's.
        this.otherUsers = otherUsers();
        this.prices = new PriceChanges(database, new Random(SEED));
    }

    /** Gives the user his orders, and returns when they are readable. */
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

    /** The others alone. */
    PopularParentReport.Waits measureQuiet() throws SQLException {
        PopularParentReport.Waits waits = new PopularParentReport.Waits();
        List<CompletableFuture<?>> seen = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < QUIET_TRANSACTIONS; i++) {
            awaitTurn(start, i);
            seen.add(next(waits));
        }
        CompletableFuture.allOf(seen.toArray(CompletableFuture[]::new)).join();
        return waits;
    }

    /** The others while the popular one is renamed. */
    PopularParentReport measureRename(PopularParentReport.Waits alone)
            throws SQLException, IOException, InterruptedException {
        String name = "\"Renamed\"";
        PopularParentReport.Waits waits = new PopularParentReport.Waits();
        List<CompletableFuture<?>> seen = new ArrayList<>();
        execute("UPDATE users SET name = 'Renamed' WHERE id = " + USER);
        database.commit();
        long start = System.nanoTime();
        CompletableFuture<Void> all = CompletableFuture.allOf(sampled(name).toArray(CompletableFuture[]::new));
        CompletableFuture<Long> took = all.thenApply(done -> System.nanoTime() - start);
        for (int i = 0; !took.isDone(); i++) {
            awaitTurn(start, i);
            seen.add(next(waits));
        }
        CompletableFuture.allOf(seen.toArray(CompletableFuture[]::new)).join();
        return new PopularParentReport(
                orders, reads.count(name), TimeUnit.NANOSECONDS.toMillis(took.join()), alone, waits);
    }

    private CompletableFuture<?> next(PopularParentReport.Waits waits) throws SQLException {
        int number = transactions++;
        if (number % 2 == 0) {
            PriceChanges.Change change = prices.commitNext();
            return reads.until(change.orderId(), "\"total\":" + change.total().toPlainString() + "}", System.nanoTime())
                    .thenAccept(waits::ofAnOrder);
        }
        long[] user = otherUsers.get(number / 2 % otherUsers.size());
        String name = "Other " + number;
        try (PreparedStatement rename = database.prepareStatement("UPDATE users SET name = ? WHERE id = ?")) {
            rename.setString(1, name);
            rename.setLong(2, user[0]);
            rename.executeUpdate();
        }
        database.commit();
        return reads.until(user[1], "\"name\":\"" + name + "\"", System.nanoTime())
                .thenAccept(waits::ofAUser);
    }

    /** Completes each when the order shows the name: the last of each shard, which are answered last, and some others. */
    private List<CompletableFuture<Long>> sampled(String name) {
        Random random = new Random(SEED);
        List<CompletableFuture<Long>> seen = new ArrayList<>();
        for (int i = 0; i < SAMPLED_ORDERS; i++) {
            long order = i % 2 == 0 ? Math.max(1, orders - i / 2) : 1 + random.nextInt(orders);
            seen.add(samples.until(FIRST_ORDER + order, name, System.nanoTime()));
        }
        return seen;
    }

    /** Each with one of his orders. */
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

    private void awaitTurn(long start, int number) {
        long at = start + (long) (number * 1e9 / rate);
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
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

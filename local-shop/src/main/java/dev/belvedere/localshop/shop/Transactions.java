package dev.belvedere.localshop.shop;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Runs random transactions, one after the other: orders are placed with their items, prices change, items and orders move, users are renamed, rows are
 * deleted, and some transactions are rolled back. One user's rows stay as they are ({@link Statements#SPARED_USER}). The same seed on the same rows gives
 * the same transactions. Not thread-safe.
 */
final class Transactions {

    private static final int ITEM_IDS_PER_ORDER = 8;
    private static final int ROLLED_BACK_PERCENT = 4;

    private final Connection database;
    private final SplittableRandom random;
    private final Statements rows;
    private final List<Step> steps = new ArrayList<>();
    private long lastUser;
    private long lastOrder;

    /** @param database a connection without auto-commit */
    Transactions(Connection database, long seed) throws SQLException {
        this.database = database;
        this.random = new SplittableRandom(seed);
        this.rows = new Statements(database, random);
        this.lastUser = rows.lastId("users");
        this.lastOrder = rows.lastId("orders");
        likely(30, this::placeOrder);
        likely(25, this::changePrice);
        likely(10, this::changeStatus);
        likely(10, this::moveItem);
        likely(8, this::moveOrder);
        likely(5, this::renameUser);
        likely(5, this::deleteItem);
        likely(5, this::deleteOrder);
        likely(2, this::welcomeUser);
    }

    void next() throws SQLException {
        try {
            steps.get(random.nextInt(steps.size())).run();
        } catch (SQLException e) {
            database.rollback();
            throw e;
        }
        if (random.nextInt(100) < ROLLED_BACK_PERCENT) {
            database.rollback();
        } else {
            database.commit();
        }
    }

    private void likely(int share, Step step) {
        for (int i = 0; i < share; i++) {
            steps.add(step);
        }
    }

    private void placeOrder() throws SQLException {
        long order = ++lastOrder;
        long user = rows.anyUser(lastUser).orElse(0);
        rows.execute("INSERT INTO orders (id, user_id, status, created_at) VALUES (?, ?, 'O', now())", order, user);
        int items = 1 + random.nextInt(5);
        for (int number = 1; number <= items; number++) {
            rows.execute(
                    "INSERT INTO items (id, order_id, product, quantity, price) VALUES (?, ?, ?, ?, ?)",
                    order * ITEM_IDS_PER_ORDER + number,
                    order,
                    "part-" + random.nextInt(2000),
                    1 + random.nextInt(50),
                    price());
        }
    }

    private void changePrice() throws SQLException {
        OptionalLong item = anyItem();
        if (item.isPresent()) {
            rows.execute("UPDATE items SET price = ? WHERE id = ?", price(), item.getAsLong());
        }
    }

    private void changeStatus() throws SQLException {
        String status = random.nextBoolean() ? "P" : "F";
        rows.execute(
                "UPDATE orders SET status = ? WHERE id = ?", status, anyOrder().orElse(0));
    }

    private void moveItem() throws SQLException {
        OptionalLong order = anyOrder();
        if (order.isPresent()) {
            rows.execute(
                    "UPDATE items SET order_id = ? WHERE id = ?",
                    order.getAsLong(),
                    anyItem().orElse(0));
        }
    }

    private void moveOrder() throws SQLException {
        OptionalLong user = rows.anyUser(lastUser);
        if (user.isPresent()) {
            rows.execute(
                    "UPDATE orders SET user_id = ? WHERE id = ?",
                    user.getAsLong(),
                    anyOrder().orElse(0));
        }
    }

    private void renameUser() throws SQLException {
        String name = "Customer " + Long.toString(random.nextLong(1_000_000), 36);
        rows.execute(
                "UPDATE users SET name = ? WHERE id = ?",
                name,
                rows.anyUser(lastUser).orElse(0));
    }

    private void deleteItem() throws SQLException {
        rows.execute("DELETE FROM items WHERE id = ?", anyItem().orElse(0));
    }

    private void deleteOrder() throws SQLException {
        long order = anyOrder().orElse(0);
        rows.execute("DELETE FROM items WHERE order_id = ?", order);
        rows.execute("DELETE FROM orders WHERE id = ?", order);
    }

    private void welcomeUser() throws SQLException {
        long user = ++lastUser;
        rows.execute(
                "INSERT INTO users (id, name, email) VALUES (?, ?, ?)",
                user,
                "Customer " + user,
                user + "@example.com");
    }

    private OptionalLong anyOrder() throws SQLException {
        return rows.anyOrder(lastOrder);
    }

    private OptionalLong anyItem() throws SQLException {
        return rows.anyItem((lastOrder + 1) * ITEM_IDS_PER_ORDER);
    }

    private BigDecimal price() {
        return BigDecimal.valueOf(100 + random.nextLong(10_000_000), 2);
    }

    private interface Step {
        void run() throws SQLException;
    }
}

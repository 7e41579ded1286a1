package dev.belvedere.bench.shop;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Transactions in PostgreSQL that each raise the price of one item, of all orders in turn, in random order. Used by one thread. */
public final class SqlPriceChanges {

    private static final String CHANGE =
            "UPDATE items SET price = price + 0.01 WHERE id = (SELECT min(id) FROM items WHERE order_id = ?)";
    private static final String TOTAL = "SELECT sum(price) FROM items WHERE order_id = ?";

    private final Connection database;
    private final List<Long> orders;
    private int next;

    /** @param database for these transactions alone; auto-commit is switched off */
    public SqlPriceChanges(Connection database, Random random) throws SQLException {
        this.database = database;
        this.orders = orders(database, random);
        database.setAutoCommit(false);
    }

    /** A committed change: the order and its new total. */
    public record Change(long orderId, BigDecimal total) {}

    /** Commits the next change and returns it. */
    public Change commitNext() throws SQLException {
        long order = orders.get(next++ % orders.size());
        try (PreparedStatement change = database.prepareStatement(CHANGE);
                PreparedStatement total = database.prepareStatement(TOTAL)) {
            change.setLong(1, order);
            change.executeUpdate();
            total.setLong(1, order);
            try (ResultSet row = total.executeQuery()) {
                row.next();
                BigDecimal expected = row.getBigDecimal(1);
                database.commit();
                return new Change(order, expected);
            }
        }
    }

    private static List<Long> orders(Connection database, Random random) throws SQLException {
        List<Long> orders = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT order_id FROM items ORDER BY 1")) {
            while (rows.next()) {
                orders.add(rows.getLong(1));
            }
        }
        Collections.shuffle(orders, random);
        return orders;
    }
}

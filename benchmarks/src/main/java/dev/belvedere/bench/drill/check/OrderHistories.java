package dev.belvedere.bench.drill.check;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The orders that a drill changes and reads. */
public final class OrderHistories {

    private static final long SEED = 5;
    private static final String ORDERS = """
            SELECT o.id, min(i.id), o.user_id, u.name, sum(i.price)
            FROM orders o JOIN users u ON o.user_id = u.id JOIN items i ON i.order_id = o.id
            GROUP BY o.id, o.user_id, u.name ORDER BY o.id""";

    private final List<OrderHistory> orders;
    private final Map<Long, OrderHistory> byId = new HashMap<>();

    OrderHistories(List<OrderHistory> orders) {
        this.orders = List.copyOf(orders);
        orders.forEach(order -> byId.put(order.id(), order));
    }

    /** Draws orders at random, always the same ones, with their current rows; all orders if there are fewer. */
    public static OrderHistories draw(Connection database, int count) throws SQLException {
        List<OrderHistory> all = new ArrayList<>();
        Map<Long, ColumnVersions<String>> names = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(ORDERS)) {
            while (rows.next()) {
                long user = rows.getLong(3);
                String name = rows.getString(4);
                all.add(new OrderHistory(
                        rows.getLong(1),
                        rows.getLong(2),
                        user,
                        names.computeIfAbsent(user, added -> new ColumnVersions<>(name)),
                        new ColumnVersions<BigDecimal>(rows.getBigDecimal(5))));
            }
        }
        Collections.shuffle(all, new Random(SEED));
        return new OrderHistories(all.subList(0, Math.min(count, all.size())));
    }

    /** The history of an order; empty if it was not drawn. */
    Optional<OrderHistory> order(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<OrderHistory> orders() {
        return orders;
    }
}

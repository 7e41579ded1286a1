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
public final class Histories {

    private static final long SEED = 5;
    private static final String ORDERS = """
            SELECT o.id, min(i.id), o.user_id, u.name, sum(i.price)
            FROM orders o JOIN users u ON o.user_id = u.id JOIN items i ON i.order_id = o.id
            GROUP BY o.id, o.user_id, u.name ORDER BY o.id""";

    private final List<OrderHistory> orders;
    private final Map<Long, OrderHistory> byId = new HashMap<>();

    Histories(List<OrderHistory> orders) {
        this.orders = List.copyOf(orders);
        orders.forEach(order -> byId.put(order.id(), order));
    }

    /** So many orders as they are, drawn at random but always the same; all where there are not so many. */
    public static Histories draw(Connection database, int count) throws SQLException {
        List<OrderHistory> all = new ArrayList<>();
        Map<Long, Versions<String>> names = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(ORDERS)) {
            while (rows.next()) {
                long user = rows.getLong(3);
                String name = rows.getString(4);
                all.add(new OrderHistory(
                        rows.getLong(1),
                        rows.getLong(2),
                        user,
                        names.computeIfAbsent(user, added -> new Versions<>(name)),
                        new Versions<BigDecimal>(rows.getBigDecimal(5))));
            }
        }
        Collections.shuffle(all, new Random(SEED));
        return new Histories(all.subList(0, Math.min(count, all.size())));
    }

    /** By its id; empty for an order that is not drawn. */
    Optional<OrderHistory> order(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<OrderHistory> orders() {
        return orders;
    }
}

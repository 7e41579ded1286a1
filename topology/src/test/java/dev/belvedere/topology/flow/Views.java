package dev.belvedere.topology.flow;

import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlanner;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import java.util.ArrayList;
import java.util.List;

/** The SELECTs of the views that are held against PostgreSQL. */
final class Views {

    static final String ORDER_SUMMARY = "SELECT o.id, u.name, SUM(i.price) AS total FROM orders o"
            + " JOIN users u ON o.user_id = u.id JOIN items i ON i.order_id = o.id GROUP BY o.id, u.name";

    static final List<String> SELECTS = List.of(
            ORDER_SUMMARY,
            "SELECT u.id, u.name, COUNT(DISTINCT o.id) AS orders, SUM(i.price) AS spend FROM users u"
                    + " JOIN orders o ON o.user_id = u.id JOIN items i ON i.order_id = o.id GROUP BY u.id, u.name",
            "SELECT id, name, email FROM users",
            "SELECT o.id, o.status, u.name FROM orders o JOIN users u ON o.user_id = u.id",
            "SELECT o.id, o.status, u.name FROM orders o LEFT JOIN users u ON o.user_id = u.id",
            "SELECT i.id, o.status, u.name, c.name AS country, i.price FROM items i LEFT JOIN orders o ON i.order_id = o.id"
                    + " LEFT JOIN users u ON u.id = o.user_id LEFT JOIN countries c ON c.id = u.country_id",
            "SELECT i.id, u.name, c.name AS country FROM items i JOIN orders o ON i.order_id = o.id"
                    + " JOIN users u ON u.id = o.user_id LEFT JOIN countries c ON c.id = u.country_id",
            "SELECT i.id, c.name AS country FROM items i LEFT JOIN orders o ON i.order_id = o.id"
                    + " LEFT JOIN users u ON u.id = o.user_id JOIN countries c ON c.id = u.country_id",
            "SELECT o.status, COUNT(*) AS n, COUNT(user_id) AS known, COUNT(DISTINCT user_id) AS users,"
                    + " MIN(created_at) AS first, MAX(created_at) AS last FROM orders o GROUP BY o.status",
            "SELECT order_id, SUM(quantity) AS quantity, MIN(price) AS least, MAX(price) AS most FROM items GROUP BY order_id",
            "SELECT c.id, c.name, SUM(i.quantity) AS sold, COUNT(*) AS items FROM items i JOIN orders o ON i.order_id = o.id"
                    + " JOIN users u ON u.id = o.user_id JOIN countries c ON c.id = u.country_id GROUP BY c.id, c.name",
            "SELECT o.status, u.name, COUNT(*) AS n, SUM(o.id) AS ids FROM orders o JOIN users u ON u.id = o.user_id"
                    + " GROUP BY o.status, u.name",
            "SELECT o.id, buyer.name AS buyer, namesake.name AS namesake FROM orders o JOIN users buyer ON o.user_id = buyer.id"
                    + " LEFT JOIN users namesake ON o.id = namesake.id");

    private Views() {}

    /** All of them in one engine. */
    static PhysicalPlan plan(List<String> selects) {
        ViewCompiler compiler = new ViewCompiler(ShopCatalog.CATALOG);
        List<ViewDefinition> views = new ArrayList<>();
        for (String select : selects) {
            String sql = "CREATE MATERIALIZED VIEW v" + views.size() + " AS " + select;
            views.add(compiler.compile(new Statement("v" + views.size() + ".sql", sql)));
        }
        return PhysicalPlanner.plan(views);
    }
}

package dev.belvedere.bench.views;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Views of the shop that differ in their shape or in a condition, so that none can use what another one keeps but for the rows that both look up. The first is the deepest. */
final class ManyViews {

    /** Each takes a number that is another one for each view. */
    private static final List<String> SHAPES = List.of("""
            SELECT i.id, i.product, o.status, u.name FROM items i
            JOIN orders o ON i.order_id = o.id JOIN users u ON o.user_id = u.id
            WHERE i.price > %d AND o.id > %1$d AND u.id > %1$d""", """
            SELECT o.id, u.name, SUM(i.price) AS total FROM orders o
            JOIN users u ON o.user_id = u.id JOIN items i ON i.order_id = o.id
            WHERE i.price > %d GROUP BY o.id, u.name""", """
            SELECT u.id, u.name, COUNT(*) AS orders, MAX(o.created_at) AS latest FROM users u
            JOIN orders o ON o.user_id = u.id WHERE o.id > %d GROUP BY u.id, u.name""", """
            SELECT o.status, COUNT(*) AS orders, MIN(o.id) AS first FROM orders o
            WHERE o.user_id > %d GROUP BY o.status""", """
            SELECT o.id, o.status, COUNT(*) AS items, MAX(i.price) AS dearest FROM orders o
            LEFT JOIN items i ON i.order_id = o.id AND i.quantity <> %d GROUP BY o.id, o.status""");

    private ManyViews() {}

    /** Returns the statements of so many views. */
    static List<String> of(int count) {
        List<String> statements = new ArrayList<>();
        for (int view = 0; view < count; view++) {
            String select = SHAPES.get(view % SHAPES.size()).formatted(view / SHAPES.size() + 1);
            statements.add(String.format(Locale.ROOT, "CREATE MATERIALIZED VIEW view_%03d AS%n%s;%n", view, select));
        }
        return statements;
    }

    /** Writes a file for each of so many views. */
    static void write(int count, Path directory) throws IOException {
        List<String> statements = of(count);
        for (int view = 0; view < count; view++) {
            Files.writeString(
                    directory.resolve(String.format(Locale.ROOT, "view_%03d.sql", view)), statements.get(view));
        }
    }
}

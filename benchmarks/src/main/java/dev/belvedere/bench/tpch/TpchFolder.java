package dev.belvedere.bench.tpch;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Iterators;
import com.google.common.collect.ListMultimap;
import com.google.common.io.Resources;
import dev.belvedere.bench.tpch.TpchRows.TableRows;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a folder for {@code belvedere try}: the tables of TPC-H with their rows, its 22 questions as views, and the changes of its refresh functions.
 *
 * <p>The refresh functions are those of the TPC-H specification: RF1 adds {@code scale × 1500} orders with their items, RF2 takes as many
 * away. Keys of orders leave gaps for that; the new orders are the last ones once more, by the keys of the gaps.
 */
record TpchFolder(double scale, int refreshes) {

    static final int QUESTIONS = 22;

    private static final int ROWS_A_STATEMENT = 500;
    private static final int ORDERS_A_REFRESH_AT_SCALE_ONE = 1500;

    /** Of each 32 numbers, the first 8 are keys of orders, and the next 8 of those that are added. */
    private static final long NEXT_GAP = 8;

    void writeTo(Path folder) throws IOException {
        Path views = Files.createDirectories(folder.resolve("views"));
        for (int question = 1; question <= QUESTIONS; question++) {
            String name = String.format(Locale.ROOT, "q%02d.sql", question);
            Files.writeString(views.resolve(name), resource("views/" + name));
        }
        try (Writer schema = Files.newBufferedWriter(folder.resolve("schema.sql"))) {
            schema.write(resource("schema.sql"));
            for (TableRows table : new TpchRows(scale).tables()) {
                writeRows(table, schema);
            }
        }
        if (refreshes > 0) {
            Files.writeString(folder.resolve("changes.sql"), changes());
        }
    }

    private static String resource(String name) throws IOException {
        return Resources.toString(Resources.getResource("tpch/" + name), StandardCharsets.UTF_8);
    }

    private static void writeRows(TableRows table, Writer script) throws IOException {
        Iterator<List<List<String>>> batches = Iterators.partition(table.rows().iterator(), ROWS_A_STATEMENT);
        while (batches.hasNext()) {
            script.write(insert(table.table(), batches.next()));
        }
    }

    private String changes() {
        int orders = Math.max(1, (int) (scale * ORDERS_A_REFRESH_AT_SCALE_ONE));
        List<List<String>> all = new TpchRows(scale).orders().rows().toList();
        List<List<String>> added = all.subList(Math.max(0, all.size() - orders * refreshes), all.size());
        List<List<String>> removed = all.subList(0, Math.min(all.size(), orders * refreshes));
        ListMultimap<String, List<String>> items = items(added);
        List<String> script = new ArrayList<>();
        for (int refresh = 0; refresh < refreshes; refresh++) {
            for (List<String> order : slice(added, refresh, orders)) {
                script.add(transaction(
                        insert("orders", List.of(moved(order))),
                        insert(
                                "lineitem",
                                items.get(order.get(0)).stream()
                                        .map(TpchFolder::moved)
                                        .toList())));
            }
            for (List<String> order : slice(removed, refresh, orders)) {
                script.add(transaction(
                        "DELETE FROM lineitem WHERE l_orderkey = " + order.get(0) + ";\n",
                        "DELETE FROM orders WHERE o_orderkey = " + order.get(0) + ";\n"));
            }
        }
        return String.join("", script);
    }

    /** Returns the items of orders, by the order's key. */
    private ListMultimap<String, List<String>> items(List<List<String>> orders) {
        Set<String> keys = orders.stream().map(order -> order.get(0)).collect(Collectors.toSet());
        ListMultimap<String, List<String>> items = ArrayListMultimap.create();
        new TpchRows(scale)
                .lineitems()
                .rows()
                .filter(item -> keys.contains(item.get(0)))
                .forEach(item -> items.put(item.get(0), item));
        return items;
    }

    private static List<List<String>> slice(List<List<String>> orders, int refresh, int size) {
        return orders.subList(Math.min(orders.size(), refresh * size), Math.min(orders.size(), (refresh + 1) * size));
    }

    private static List<String> moved(List<String> row) {
        List<String> moved = new ArrayList<>(row);
        moved.set(0, Long.toString(Long.parseLong(row.get(0)) + NEXT_GAP));
        return moved;
    }

    private static String transaction(String... statements) {
        return "BEGIN;\n" + String.join("", statements) + "COMMIT;\n";
    }

    private static String insert(String table, List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(TpchFolder::literal).collect(joining(", ", "(", ")")))
                .collect(joining(",\n", "INSERT INTO " + table + " VALUES\n", ";\n"));
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}

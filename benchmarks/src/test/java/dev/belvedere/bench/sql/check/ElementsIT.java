package dev.belvedere.bench.sql.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.bench.sql.draw.RowChange;
import dev.belvedere.serdes.dialect.EventFormat;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds views with functions and lists in FROM against PostgreSQL while their tables change. */
class ElementsIT {

    private static final int SEEDS = 6;
    private static final int ROUNDS = 8;
    private static final int CHANGES_A_ROUND = 30;
    private static final int KEYS = 8;

    private static final Table CARTS = table(
            "carts",
            RowType.of(
                    new Column("id", SqlType.INTEGER, false),
                    new Column("status", SqlType.INTEGER, true),
                    new Column("note", SqlType.VARCHAR, true),
                    new Column("tags", SqlType.arrayOf(SqlType.VARCHAR), true),
                    new Column("lines", SqlType.JSON, true)));
    private static final Table PRODUCTS = table(
            "products",
            RowType.of(new Column("sku", SqlType.VARCHAR, false), new Column("price", SqlType.INTEGER, true)));

    private static final List<String> SELECTS = List.of(
            "c.id, tag FROM carts c, unnest(c.tags) AS tag",
            "c.id, t.tag, n FROM carts c CROSS JOIN unnest(c.tags) WITH ORDINALITY AS t(tag, n) WHERE n > 1",
            "c.id, c.status, t.tag, n FROM carts c LEFT JOIN LATERAL unnest(tags) WITH ORDINALITY t(tag, n) ON true",
            "tag, COUNT(*) AS n, SUM(c.status) AS s FROM carts c, unnest(c.tags) tag GROUP BY tag",
            "c.id, l ->> 'sku' AS sku, (l ->> 'n')::int AS n FROM carts c, jsonb_array_elements(c.lines) AS l"
                    + " WHERE jsonb_typeof(c.lines) = 'array'",
            "l ->> 'sku' AS sku, SUM((l ->> 'n')::int) AS n, COUNT(*) AS lines FROM carts c,"
                    + " jsonb_array_elements(c.lines) l WHERE jsonb_typeof(lines) = 'array' GROUP BY l ->> 'sku'",
            "c.id, SUM((l ->> 'n')::int * p.price) AS total FROM carts c JOIN jsonb_array_elements(c.lines) l ON true"
                    + " JOIN products p ON p.sku = l ->> 'sku' WHERE jsonb_typeof(c.lines) = 'array' GROUP BY c.id",
            "c.id, value, ordinality FROM carts c, jsonb_array_elements_text(c.lines) WITH ORDINALITY"
                    + " WHERE jsonb_typeof(c.lines) = 'array'",
            "c.id, e.key, e.value FROM carts c, jsonb_each(c.lines) e WHERE jsonb_typeof(c.lines) = 'object'",
            "c.id, k, v FROM carts c, jsonb_each_text(c.lines) AS e(k, v) WHERE jsonb_typeof(c.lines) = 'object'",
            "k, COUNT(*) AS n FROM carts c, jsonb_object_keys(c.lines) k WHERE jsonb_typeof(c.lines) = 'object' GROUP BY k",
            "id, w, n FROM carts, string_to_table(note, ' ') WITH ORDINALITY AS x(w, n)",
            "c.id, a, m FROM carts c, jsonb_array_elements(c.lines) a, jsonb_object_keys(a) m"
                    + " WHERE jsonb_typeof(c.lines) = 'array'",
            "c.id, s.name FROM carts c JOIN (VALUES (1, 'new'), (2, 'paid'), (2, 'closed')) AS s(id, name) ON s.id = c.status",
            "s.column2, COUNT(*) AS n FROM (VALUES (1, 'new'), (2, 'paid')) s JOIN carts c ON s.column1 = c.status"
                    + " GROUP BY s.column2",
            "c.id, x FROM carts c, unnest('{1,2}'::int[]) x WHERE x <> c.status",
            "a.id, b.id AS other FROM carts a JOIN (SELECT id, tag FROM carts, unnest(tags) tag) b ON b.tag = a.note",
            "c.id, l FROM carts c, jsonb_array_elements(c.lines) l");

    private static Table table(String name, RowType columns) {
        String topic = "test.public." + name;
        // The simulation places rows by a partitioner of its own.
        EventFormat format = new EventFormat(topic + "-value", topic + "-key", true, false, Map.of());
        return new Table(name, topic, columns, List.of(0), format, Map.of(), Map.of());
    }

    @Test
    void equalsPostgresWhileTheTablesChange() throws Exception {
        ViewCompiler compiler =
                new ViewCompiler(new Catalog(List.of(CARTS, PRODUCTS)), new SqlSettings(true, true, true));
        List<ViewDefinition> views = compiler.compile(IntStream.range(0, SELECTS.size())
                .mapToObj(i -> new Statement(
                        "v" + i + ".sql", "CREATE MATERIALIZED VIEW v" + i + " AS SELECT " + SELECTS.get(i)))
                .toList());
        int failed = 0;
        int answered = 0;
        try (TrialDatabase database = new TrialDatabase()) {
            database.create(List.of(CARTS, PRODUCTS));
            for (int seed = 1; seed <= SEEDS; seed++) {
                Random random = new Random(seed);
                ViewRun run = new ViewRun(List.of(CARTS, PRODUCTS), views, seed, PlantedFault.NONE);
                for (int round = 0; round < ROUNDS; round++) {
                    for (int change = 0; change < CHANGES_A_ROUND; change++) {
                        run.append(List.of(change(random)));
                    }
                    run.settle();
                    database.load(CARTS, run.tableRows(0).values());
                    database.load(PRODUCTS, run.tableRows(1).values());
                    for (int view = 0; view < views.size(); view++) {
                        Optional<List<Row>> expected =
                                database.query(views.get(view).query());
                        String name = views.get(view).name();
                        String of = SELECTS.get(view) + ", seed " + seed + ", round " + round;
                        if (expected.isEmpty()) {
                            assertThat(run.failure(name)).as(of).isPresent();
                            failed++;
                        } else {
                            assertThat(run.failure(name)).as(of).isEmpty();
                            assertThat(new RowComparison(false).difference(run.rows(name), expected.get()))
                                    .as(of)
                                    .isEmpty();
                            answered += expected.get().isEmpty() ? 0 : 1;
                        }
                    }
                }
            }
        }
        assertThat(failed).isPositive();
        assertThat(answered).isGreaterThan(SELECTS.size() * SEEDS);
    }

    private static RowChange change(Random random) {
        if (random.nextInt(5) == 0) {
            String sku = one(random, "a", "b", "");
            return new RowChange(1, Row.of(sku), random.nextInt(4) == 0 ? null : Row.of(sku, random.nextInt(100)));
        }
        int id = random.nextInt(KEYS);
        @Nullable
        Object[] row = {
            id,
            random.nextInt(5) == 0 ? null : (Integer) random.nextInt(4),
            oneOrNull(random, "", "a", "a b", "b  a"),
            tags(random),
            lines(random)
        };
        return new RowChange(0, Row.of(id), random.nextInt(5) == 0 ? null : Row.of(row));
    }

    private static @Nullable Object tags(Random random) {
        if (random.nextInt(6) == 0) {
            return null;
        }
        List<@Nullable String> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(oneOrNull(random, "a", "b", "a b"));
        }
        return tags;
    }

    private static @Nullable String lines(Random random) {
        int bad = random.nextInt(40);
        if (bad == 0) {
            return "[{\"n\": \"x\", \"sku\": \"a\"}]";
        }
        if (bad == 1) {
            return "17";
        }
        if (random.nextInt(6) == 0) {
            return oneOrNull(random, "{}", "{\"a\": 1, \"b\": [1.50]}", "{\"b\": null, \"n\": \"x\"}");
        }
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.add(one(
                    random,
                    "{\"n\": 1, \"sku\": \"a\"}",
                    "{\"n\": 2, \"sku\": \"b\"}",
                    "{\"n\": null, \"sku\": \"\"}",
                    "{\"n\": \"7\", \"sku\": \"a\"}"));
        }
        return "[" + String.join(", ", lines) + "]";
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private static @Nullable String oneOrNull(Random random, String... values) {
        int at = random.nextInt(values.length + 1);
        return at == values.length ? null : values[at];
    }
}

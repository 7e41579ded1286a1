package dev.belvedere.bench.sql.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.bench.sql.draw.RandomRows;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds queries of shapes that no random statement has against PostgreSQL while their tables change. */
class WrittenQueriesIT {

    private static final int SEEDS = 4;
    private static final int ROUNDS = 6;
    private static final int TRANSACTIONS_A_ROUND = 12;

    private static final List<Table> TABLES = List.of(
            table(
                    "customers",
                    new Column("id", SqlType.INTEGER, false),
                    new Column("country", SqlType.VARCHAR, true),
                    new Column("since", SqlType.DATE, true)),
            table(
                    "orders",
                    new Column("id", SqlType.INTEGER, false),
                    new Column("customer", SqlType.INTEGER, true),
                    new Column("day", SqlType.DATE, true),
                    new Column("country", SqlType.VARCHAR, true),
                    new Column("total", SqlType.decimal(10, 2), true),
                    new Column("weight", SqlType.decimal(9, 4), true),
                    new Column("ratio", SqlType.DOUBLE, true)),
            table(
                    "steps",
                    new Column("upto", SqlType.decimal(9, 2), false),
                    new Column("price", SqlType.decimal(9, 2), true)),
            table("marks", new Column("at", SqlType.DOUBLE, false), new Column("name", SqlType.VARCHAR, true)));

    /** Groups by columns that may be NULL: NULL is a group, and joins with no other one. */
    private static final List<String> JOINS_OF_GROUPS = List.of(
            "SELECT a.country, a.n, b.n AS m FROM (SELECT country, COUNT(*) AS n FROM customers GROUP BY 1) a"
                    + " JOIN (SELECT country, COUNT(*) AS n FROM orders GROUP BY 1) b ON b.country = a.country",
            "SELECT a.country, a.n, b.n AS m FROM (SELECT country, COUNT(*) AS n FROM customers GROUP BY 1) a"
                    + " LEFT JOIN (SELECT country, COUNT(*) AS n FROM orders GROUP BY 1) b ON b.country = a.country",
            "SELECT a.country AS a, b.country AS b, a.n, b.n AS m FROM"
                    + " (SELECT country, COUNT(*) AS n FROM customers GROUP BY 1) a FULL JOIN"
                    + " (SELECT country, COUNT(*) AS n FROM orders GROUP BY 1) b ON b.country = a.country",
            "SELECT a.country, a.n, COUNT(o.id) AS m FROM (SELECT country, COUNT(*) AS n FROM customers GROUP BY 1) a"
                    + " LEFT JOIN orders o ON o.country = a.country GROUP BY a.country, a.n",
            "SELECT a.country, (SELECT COUNT(*) FROM orders o WHERE o.country = a.country) AS m FROM"
                    + " (SELECT country FROM customers GROUP BY 1) a",
            "SELECT a.country FROM (SELECT country FROM customers GROUP BY 1) a WHERE country IN (SELECT country FROM orders)",
            "SELECT g.country, COUNT(DISTINCT o.day) AS days FROM orders o"
                    + " JOIN (SELECT DISTINCT country FROM customers) g ON g.country = o.country GROUP BY g.country",
            "SELECT c.id, l.n FROM customers c LEFT JOIN LATERAL (SELECT COUNT(DISTINCT 1) AS n FROM customers d"
                    + " WHERE GREATEST(c.country, c.country) = d.country) l ON TRUE",
            "SELECT c.id, l.n FROM customers c LEFT JOIN LATERAL (SELECT COUNT(DISTINCT 1) AS n FROM customers d"
                    + " WHERE c.country = d.country) l ON TRUE");

    /** Subqueries that depend on the query around them by more than equality. */
    private static final List<String> CORRELATED = List.of(
            "SELECT o.id, (SELECT COUNT(*) FROM orders p WHERE p.customer = o.customer AND p.day < o.day) AS earlier FROM orders o",
            "SELECT o.id, (SELECT MAX(p.day) FROM orders p WHERE p.customer = o.customer AND p.day < o.day) AS previous FROM orders o",
            "SELECT o.id, (SELECT p.id FROM orders p WHERE p.customer = o.customer AND (p.day < o.day OR p.day = o.day AND p.id < o.id)"
                    + " ORDER BY p.day DESC, p.id DESC LIMIT 1) AS previous FROM orders o WHERE o.id > 0",
            "SELECT o.id FROM orders o WHERE NOT EXISTS (SELECT 1 FROM orders p WHERE p.customer = o.customer AND p.day >= o.day"
                    + " AND p.id <> o.id AND p.total > o.total + 1)",
            "SELECT o.id, (SELECT COUNT(*) FROM orders p WHERE p.total > o.total) + 1 AS rank FROM orders o",
            "SELECT c.id, (SELECT SUM(o.total) FROM orders o WHERE o.customer = c.id AND o.day BETWEEN c.since AND c.since + 365) AS s"
                    + " FROM customers c",
            "SELECT c.id FROM customers c WHERE c.id NOT IN (SELECT o.id FROM orders o WHERE o.country <> c.country)",
            "SELECT c.id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.id"
                    + " AND o.id IN (SELECT id FROM customers WHERE since IS NOT NULL))",
            "SELECT c.id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.id"
                    + " AND NOT EXISTS (SELECT 1 FROM customers d WHERE d.country = o.country AND d.id < o.id))",
            "SELECT c.id, o.id AS last FROM customers c JOIN orders o ON o.customer = c.id"
                    + " AND o.id = (SELECT MAX(x.id) FROM orders x WHERE x.customer = c.id)",
            "SELECT c.id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE UPPER(o.country) = UPPER(c.country))",
            "SELECT c.id, (SELECT COUNT(*) FROM orders o WHERE LEFT(o.country, 1) = LEFT(c.country, 1) AND o.id <> c.id) AS n"
                    + " FROM customers c",
            "SELECT c.id, COUNT(o.*) AS orders, COUNT(o) AS same FROM customers c LEFT JOIN orders o ON o.customer = c.id GROUP BY c.id",
            "SELECT id, LAG(total, 1, weight) OVER (PARTITION BY customer ORDER BY id) AS before, LEAD(day, 2, day) OVER (ORDER BY id)"
                    + " AS behind FROM orders",
            "SELECT id, SUM(total) OVER (ORDER BY day RANGE BETWEEN '400 days' PRECEDING AND CURRENT ROW) AS s FROM orders");

    /** Subqueries that name a column that may be NULL, and do not need it. */
    private static final List<String> NOT_NEEDED = List.of(
            "SELECT o.id FROM orders o WHERE EXISTS (SELECT 1 FROM customers c"
                    + " WHERE (CASE WHEN NULL::boolean THEN o.customer ELSE o.id END) = GREATEST(0, c.id))",
            "SELECT o.id, (SELECT COUNT(*) FROM customers c WHERE c.id < (CASE WHEN FALSE THEN o.customer ELSE o.id END)) AS n FROM orders o");

    /** Aggregates without GROUP BY, of one table or several: each has a row, even over no rows. */
    private static final List<String> ONE_ROW = List.of(
            "SELECT (SELECT COUNT(*) FROM customers) AS customers, (SELECT SUM(total) FROM orders) AS total,"
                    + " EXISTS (SELECT 1 FROM orders WHERE total > 2) AS big",
            "SELECT (SELECT MAX(day) FROM orders) - MIN(since) AS days, COUNT(*) AS n FROM customers",
            "SELECT a.n, b.m FROM (SELECT COUNT(*) AS n FROM customers) a,"
                    + " (SELECT COUNT(*) AS m, MAX(total) AS total FROM orders WHERE total IS NOT NULL) b WHERE b.m > 0 OR a.n > 3",
            "SELECT COUNT(*) AS n FROM orders HAVING COUNT(*) > (SELECT COUNT(*) FROM customers)",
            "SELECT 'customers' AS what, COUNT(*) AS n, MIN(since) AS first FROM customers UNION ALL"
                    + " SELECT 'orders', COUNT(*), MIN(day) FROM orders",
            "SELECT country, COUNT(*) AS n, SUM(total) AS total FROM orders GROUP BY country UNION ALL"
                    + " SELECT 'all', COUNT(*), COALESCE(SUM(total), 0) FROM orders UNION ALL"
                    + " SELECT 'many', COUNT(*), NULL FROM orders HAVING COUNT(*) > 3",
            "SELECT u.what, u.n FROM (SELECT 'customers' AS what, COUNT(*) AS n FROM customers UNION ALL"
                    + " SELECT 'orders', COUNT(*) FROM orders) u WHERE u.n > 2");

    /** Numbers that are equal and written differently: 1.00 and 1.0000, 0 and -0. */
    private static final List<String> WRITTEN_DIFFERENTLY = List.of(
            "SELECT o.id, s.upto, o.weight, s.price FROM orders o JOIN steps s ON o.weight = s.upto",
            "SELECT s.upto, o.weight, o.id FROM steps s LEFT JOIN orders o ON o.weight = s.upto",
            "SELECT o.weight, g.upto, g.n FROM (SELECT DISTINCT weight FROM orders) o"
                    + " JOIN (SELECT upto, COUNT(*) AS n FROM steps GROUP BY upto) g ON g.upto = o.weight",
            "SELECT s.upto, g.weight, g.n FROM steps s"
                    + " LEFT JOIN (SELECT weight, COUNT(*) AS n FROM orders GROUP BY weight) g ON g.weight = s.upto",
            "SELECT s.upto, COUNT(*) AS n, SUM(o.total) AS total FROM orders o JOIN steps s ON s.upto = o.weight GROUP BY s.upto",
            "SELECT o.weight, COUNT(*) AS n FROM orders o JOIN steps s ON s.upto = o.weight GROUP BY o.weight",
            "SELECT 'orders' AS what, COUNT(*) AS n FROM orders UNION ALL SELECT 'weight', SUM(weight) FROM orders"
                    + " UNION ALL SELECT 'total', SUM(total) FROM orders",
            "SELECT id, total AS n FROM orders UNION ALL SELECT id, weight FROM orders UNION ALL SELECT id, 1 FROM customers",
            "SELECT name, at::text AS at FROM (SELECT name, at FROM marks UNION ALL SELECT country, ratio FROM orders) u",
            "SELECT o.id, o.ratio::text AS ratio, m.at::text AS at, m.name FROM orders o JOIN marks m ON m.at = o.ratio");

    /** Functions that give rows, and queries that give arrays. */
    private static final List<String> ROWS_AND_ARRAYS = List.of(
            "SELECT c.id, ARRAY(SELECT o.id FROM orders o WHERE o.customer = c.id ORDER BY o.id DESC) AS orders FROM customers c",
            "SELECT c.id, ARRAY(SELECT o.day AS d FROM orders o WHERE o.customer = c.id AND o.total > 0 ORDER BY o.total, 1, o.id)"
                    + " AS days FROM customers c",
            "SELECT id, UNNEST(ARRAY[country, 'and', country]) AS word FROM customers",
            "SELECT id, UPPER(UNNEST(STRING_TO_ARRAY(country, 'a'))) AS word, UNNEST(ARRAY[1, 2]) AS n FROM customers",
            "SELECT UNNEST(STRING_TO_ARRAY(country, 'a')) AS word, COUNT(*) AS n FROM customers GROUP BY word",
            "SELECT DISTINCT UNNEST(ARRAY[country, 'and']) AS word FROM customers",
            "SELECT c.id, w FROM customers c, UNNEST(STRING_TO_ARRAY(LOWER(c.country), 'a')) w",
            "SELECT c.id, w.v, w.n FROM customers c LEFT JOIN LATERAL STRING_TO_TABLE(UPPER(c.country), 'A')"
                    + " WITH ORDINALITY AS w(v, n) ON TRUE",
            "SELECT c.id, e.v FROM customers c CROSS JOIN JSONB_ARRAY_ELEMENTS(JSONB_BUILD_ARRAY(c.id, c.country)) AS e(v)",
            "SELECT c.id, v.n FROM customers c LEFT JOIN LATERAL UNNEST(ARRAY[1, 2]) AS v(n) ON TRUE",
            "SELECT o.id, n.n, o.id / n.n AS part FROM orders o CROSS JOIN GENERATE_SERIES(1, 3) AS n(n)",
            "SELECT o.id, GENERATE_SERIES(o.id, 8, 3) AS n FROM orders o",
            "SELECT o.id, n FROM orders o JOIN LATERAL GENERATE_SERIES(5, o.customer, -2) AS n ON TRUE");

    /** Aggregates of pairs, of small integers, whose sums PostgreSQL's double precision holds. */
    private static final List<String> REGRESSIONS = List.of(
            "SELECT country, CORR(customer % 10, id % 7) AS c, COVAR_POP(customer % 10, id % 7) AS p, COVAR_SAMP(customer % 10, id % 7) AS s,"
                    + " REGR_SXX(customer % 10, id % 7) AS sxx, REGR_SYY(customer % 10, id % 7) AS syy, REGR_SXY(customer % 10, id % 7) AS sxy,"
                    + " REGR_AVGX(customer % 10, id % 7) AS ax, REGR_AVGY(customer % 10, id % 7) AS ay, REGR_R2(customer % 10, id % 7) AS r2,"
                    + " REGR_SLOPE(customer % 10, id % 7) AS b, REGR_INTERCEPT(customer % 10, id % 7) AS a,"
                    + " REGR_COUNT(customer % 10, id % 7) AS n FROM orders GROUP BY country",
            "SELECT customer, REGR_SLOPE(id % 7, day - DATE '2000-01-01') FILTER (WHERE id % 3 <> 0) AS b, REGR_COUNT(total, weight) AS n,"
                    + " REGR_COUNT(total, weight) FILTER (WHERE id % 3 <> 0) AS m FROM orders GROUP BY customer",
            "SELECT c.id, REGR_COUNT(o.id, o.total) AS n, COVAR_POP(o.id % 5, o.id % 3) AS v FROM customers c"
                    + " LEFT JOIN orders o ON o.customer = c.id GROUP BY c.id",
            "SELECT c.id, l.n FROM customers c CROSS JOIN LATERAL (SELECT REGR_COUNT(o.total, 0.1) AS n FROM orders o"
                    + " WHERE o.customer = c.id) l",
            "SELECT REGR_R2(id % 7, customer % 10) AS r2, REGR_COUNT(id, customer) AS n FROM orders WHERE id % 2 = 0",
            "SELECT country, customer % 2 AS half, CORR(id % 7, customer % 10) AS c FROM orders GROUP BY ROLLUP (country, customer % 2)");

    /** Intervals, of which equal ones may be written differently: 1 mon and 30 days. */
    private static final List<String> INTERVALS = List.of(
            "SELECT customer, SUM(day - TIMESTAMP '2020-01-01 12:00') AS took, AVG(AGE(day, DATE '2000-02-29')) AS age,"
                    + " AVG(ratio * INTERVAL '1 mon 1 day') FILTER (WHERE total > 0) AS part FROM orders GROUP BY customer",
            "SELECT customer, MIN(day - TIMESTAMP '2020-02-01 00:00') AS least, MAX(total * INTERVAL '1 hour') AS most,"
                    + " COUNT(DISTINCT AGE(day, DATE '2020-01-01')) AS n FROM orders GROUP BY customer",
            "SELECT customer, PERCENTILE_CONT(0.3) WITHIN GROUP (ORDER BY day - TIMESTAMP '2020-02-01 07:00') AS c,"
                    + " PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY day - TIMESTAMP '2020-02-01 07:00') AS d,"
                    + " ARRAY_AGG(AGE(day, DATE '2020-01-01') ORDER BY id) AS ages FROM orders GROUP BY customer",
            "SELECT o.id, c.id AS customer, o.id % 3 * INTERVAL '30 days' AS a, c.id % 3 * INTERVAL '1 mon' AS b FROM orders o"
                    + " JOIN customers c ON o.id % 3 * INTERVAL '30 days' = c.id % 3 * INTERVAL '1 mon'",
            "SELECT id, RANK() OVER (ORDER BY AGE(day, DATE '2020-01-01')) AS r, AGE(day, DATE '2020-01-01') AS age,"
                    + " SUM(day - TIMESTAMP '2020-01-01') OVER (PARTITION BY customer ORDER BY id) AS s FROM orders",
            "SELECT id, COUNT(*) OVER (PARTITION BY AGE(day, DATE '2020-01-01')) AS n, AGE(day, DATE '2020-01-01') AS age FROM orders",
            "SELECT DISTINCT ON (AGE(day, DATE '2020-01-01')) AGE(day, DATE '2020-01-01') AS age, id FROM orders"
                    + " ORDER BY AGE(day, DATE '2020-01-01'), id");

    /** Two rows that meet by zeros of different signs. */
    private static final List<RowChange> ZEROS = List.of(
            new RowChange(3, Row.of(0.0), Row.of(0.0, "zero")),
            new RowChange(1, Row.of(-1), Row.of(-1, null, null, null, null, null, -0.0)));

    private static Table table(String name, Column... columns) {
        String topic = "test.public." + name;
        // The simulation places rows by a partitioner of its own.
        EventFormat format = new EventFormat(topic + "-value", topic + "-key", true, false, Map.of());
        return new Table(name, topic, RowType.of(columns), List.of(0), format, Map.of(), Map.of());
    }

    @Test
    void findsNoNullEqualToAnother() throws Exception {
        compare(JOINS_OF_GROUPS);
    }

    @Test
    void givesRowsForElementsAndArraysForRows() throws Exception {
        compare(ROWS_AND_ARRAYS);
    }

    @Test
    void answersSubqueriesThatCompareWithTheQueryAroundThem() throws Exception {
        compare(CORRELATED);
    }

    @Test
    void findsRowsByWhatIsNeeded() throws Exception {
        compare(NOT_NEEDED);
    }

    @Test
    void answersAggregatesOfSeveralTablesInOneRow() throws Exception {
        compare(ONE_ROW);
    }

    @Test
    void showsEqualNumbersAsEachColumnWritesThem() throws Exception {
        compare(WRITTEN_DIFFERENTLY);
    }

    @Test
    void keepsAggregatesOfPairs() throws Exception {
        compare(REGRESSIONS, new RowComparison(true));
    }

    @Test
    void keepsIntervalsAsTheyAreWritten() throws Exception {
        compare(INTERVALS);
    }

    private static void compare(List<String> queries) throws Exception {
        compare(queries, new RowComparison(false));
    }

    private static void compare(List<String> queries, RowComparison comparison) throws Exception {
        ViewCompiler compiler = new ViewCompiler(new Catalog(TABLES), new SqlSettings(true, true, true));
        List<ViewDefinition> views = compiler.compile(IntStream.range(0, queries.size())
                .mapToObj(i ->
                        new Statement("v" + i + ".sql", "CREATE MATERIALIZED VIEW v" + i + " AS " + queries.get(i)))
                .toList());
        int[] answered = new int[views.size()];
        try (TrialDatabase database = new TrialDatabase()) {
            database.create(TABLES);
            for (int seed = 1; seed <= SEEDS; seed++) {
                RandomRows changes = new RandomRows(TABLES, new Random(seed));
                ViewRun run = new ViewRun(TABLES, views, seed, PlantedFault.NONE);
                for (int round = 0; round < ROUNDS; round++) {
                    for (int change = 0; change < TRANSACTIONS_A_ROUND; change++) {
                        run.append(changes.transaction());
                    }
                    run.append(ZEROS);
                    run.settle();
                    for (int table = 0; table < TABLES.size(); table++) {
                        database.load(TABLES.get(table), run.tableRows(table).values());
                    }
                    for (int view = 0; view < views.size(); view++) {
                        String of = queries.get(view) + ", seed " + seed + ", round " + round;
                        answered[view] += compare(database, run, views.get(view), comparison, of);
                    }
                }
            }
        }
        assertThat(answered).doesNotContain(0);
    }

    /** Returns how many rows are equal. */
    private static int compare(
            TrialDatabase database, ViewRun run, ViewDefinition view, RowComparison comparison, String of)
            throws Exception {
        Optional<List<Row>> expected = database.query(view.query());
        if (expected.isEmpty()) {
            assertThat(run.failure(view.name())).as(of).isPresent();
            return 0;
        }
        assertThat(run.failure(view.name())).as(of).isEmpty();
        assertThat(comparison.difference(run.rows(view.name()), expected.get()))
                .as(of)
                .isEmpty();
        return expected.get().size();
    }
}

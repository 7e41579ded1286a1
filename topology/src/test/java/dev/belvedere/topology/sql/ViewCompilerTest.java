package dev.belvedere.topology.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewCompilerTest {

    private final ViewCompiler compiler = new ViewCompiler(ShopCatalog.CATALOG);

    @Test
    void readsAStatementAsPostgresWould() {
        ViewDefinition view = compiler.compile(
                new Statement("v.sql", "create materialized view V as\n  select ID, Name from USERS ;\n\n"));

        assertThat(view.name()).isEqualTo("v");
        assertThat(view.relation().columns().toString()).isEqualTo("[id bigint not null, name text]");
    }

    @Test
    void namesLineAndColumnOfASyntaxError() {
        SqlException refused = refusal("CREATE MATERIALIZED VIEW v AS\nSELECT id FORM users");

        assertThat(refused.code()).isEqualTo("sql-syntax");
        assertThat(refused).hasMessageStartingWith("v.sql:2:").hasMessageContaining("users");
    }

    @Test
    void namesLineAndColumnOfAnUnknownColumn() {
        SqlException refused = refusal("CREATE MATERIALIZED VIEW v AS\nSELECT id,\n  nmae FROM users");

        assertThat(refused.code()).isEqualTo("sql-invalid");
        assertThat(refused.line()).isEqualTo(3);
        assertThat(refused.column()).isEqualTo(3);
        assertThat(refused).hasMessageContaining("nmae");
    }

    @Test
    void refusesAStatementThatCalciteCannotPlan() {
        String sum = "1" + " + 1".repeat(20_000);

        SqlException refused = refusal("CREATE MATERIALIZED VIEW v AS\nSELECT id, " + sum + " AS sum FROM users");

        assertThat(refused.code()).isEqualTo(ViewCompiler.UNPLANNED);
        assertThat(refused).hasMessageStartingWith("v.sql:2:").hasMessageContaining("Write it in another form");
    }

    @Test
    void namesLineAndColumnOfAnUnknownTable() {
        SqlException refused = refusal("CREATE MATERIALIZED VIEW v AS\nSELECT id FROM usres");

        assertThat(refused.code()).isEqualTo("sql-invalid");
        assertThat(refused).hasMessageStartingWith("v.sql:2:16: ").hasMessageContaining("usres");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT id FROM users LIMIT 3 | 2:28 | LIMIT without ORDER BY",
                "SELECT id FROM users ORDER BY id OFFSET 1 ROW FETCH FIRST 2 ROWS WITH TIES | 2:1 | OFFSET beside WITH TIES",
                "SELECT DISTINCT id FROM users ORDER BY id FETCH FIRST 2 ROWS WITH TIES | 2:62 | Write that query in FROM",
                "SELECT id FROM users ORDER BY id LIMIT 1.5 | 2:40 | LIMIT takes a whole number",
                "SELECT id + 1 AS id FROM users ORDER BY -id LIMIT 1 | 2:42 | Write the table's name",
                "SELECT id FROM users ORDER BY name LIMIT 1 | 2:42 | collation",
                "SELECT DISTINCT ON (name) name, id FROM users ORDER BY id | 2:56 | begin with the expressions of DISTINCT ON",
                "SELECT DISTINCT ON (name) name, id FROM users ORDER BY name, id LIMIT 1 | 2:71 | LIMIT beside DISTINCT ON",
                "SELECT DISTINCT ON (name) id, email AS id FROM users ORDER BY name | 2:1 | two columns are called id",
                "SELECT u.id, l.n FROM users u CROSS JOIN LATERAL (SELECT COUNT(*) AS n FROM orders o WHERE o.user_id = u.id HAVING COUNT(*) > 1) l | 2:51 | even where",
                "SELECT u.id, l.n FROM users u LEFT JOIN LATERAL (SELECT COUNT(*) AS n FROM orders o WHERE o.user_id = u.id) l ON l.n > 0 | 2:36 | joined ON TRUE",
                "SELECT u.id, l.n FROM users u, LATERAL (SELECT o.id + u.id AS n FROM orders o WHERE o.user_id = u.id) l | 2:55 | hold two columns equal",
                "SELECT u.id, l.id AS o FROM users u, LATERAL (SELECT o.id FROM orders o WHERE o.user_id = u.id LIMIT 1) l | 2:102 | needs ORDER BY",
                "SELECT l.n FROM users u, LATERAL (SELECT RANK() OVER (ORDER BY o.id) AS n FROM orders o WHERE o.user_id = u.id) l | 2:35 | window function in a LATERAL",
                "VALUES (1) | 2:1 | VALUES is not supported",
                "SELECT id, RANK() OVER (ORDER BY name) AS n FROM users | 2:1 | collation",
                "SELECT id FROM users WHERE RANK() OVER (ORDER BY id) < 3 | 2:28 | stands in the SELECT list only",
                "SELECT id, NTH_VALUE(id, country_id) OVER (ORDER BY id) AS n FROM users | 2:12 | written as a literal",
                "SELECT id, NTILE(country_id) OVER (ORDER BY id) AS n FROM users | 2:12 | written as a literal",
                "SELECT MODE() AS m FROM users | 2:8 | WITHIN GROUP",
                "SELECT PERCENTILE_CONT(2) WITHIN GROUP (ORDER BY id) AS m FROM users | 2:8 | between 0 and 1",
                "SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY name) AS m FROM users | 2:1 | PERCENTILE_CONT takes numbers",
                "SELECT BIT_OR(name) AS m FROM users | 2:1 | BIT_OR takes integer",
                "SELECT STRING_AGG(DISTINCT name, ',' ORDER BY id) AS m FROM users | 2:8 | ordered by its value",
                "SELECT JSON_OBJECT_AGG(id, name) AS m FROM users | 2:8 | without ORDER BY",
                "SELECT JSONB_OBJECT_AGG(created_at, id) AS m FROM orders | 2:8 | the key of a document is a text or a number",
                "SELECT id, COUNT(DISTINCT name) OVER () AS n FROM users | 2:12 | DISTINCT is not supported in a window function",
                "SELECT id, ARRAY_AGG(id) OVER () AS n FROM users | 2:12 | ARRAY_AGG is not supported in a window",
                "SELECT id, REGR_COUNT(id, id) OVER () AS n FROM users | 2:12 | REGR_COUNT is not supported in a window",
                "SELECT id, SUM(id) OVER (ORDER BY id RANGE BETWEEN country_id PRECEDING AND CURRENT ROW) AS n FROM users | 2:12 | written as a number or an interval",
                "SELECT id, SUM(id) OVER (ORDER BY id RANGE INTERVAL '1 day' PRECEDING) AS n FROM users | 2:1 | is an interval where",
                "SELECT id, SUM(id) OVER w AS n FROM users WINDOW w AS (ORDER BY id RANGE 1 PRECEDING) | 2:55 | Write them behind OVER",
                "SELECT id, SUM(id) OVER (ROWS 1 PRECEDING) AS n FROM users | 2:12 | needs ORDER BY",
                "SELECT id, LAG(id, country_id) OVER (ORDER BY id) AS n FROM users | 2:12 | written as a literal",
                "SELECT id, RANK(id) OVER (ORDER BY id) AS n FROM users | 2:12 | RANK does not take these arguments",
                "SELECT id, NOW() AS t FROM users | 2:12 | NOW",
                "SELECT id, CURRENT_TIMESTAMP AS t FROM users | 2:12 | CURRENT_TIMESTAMP",
                "SELECT id FROM orders WHERE created_at > CURRENT_DATE | 2:42 | CURRENT_DATE",
                "SELECT id, RANDOM() AS r FROM users | 2:12 | RANDOM",
                "SELECT id, SOUNDEX(name) AS r FROM users | 2:12 | SOUNDEX",
                "SELECT name, STRING_AGG(email, ',') AS l FROM users GROUP BY name | 2:14 | STRING_AGG without ORDER BY",
                "SELECT name, JSONB_AGG(email) AS l FROM users GROUP BY name | 2:14 | JSONB_AGG without ORDER BY",
                "SELECT name, STRING_AGG(email, name ORDER BY id) AS l FROM users GROUP BY name | 2:14 | written as a literal",
                "SELECT name, ARRAY_AGG(id ORDER BY email) AS l FROM users GROUP BY name | 2:1 | collation",
                "SELECT name, STRING_AGG(id, ',' ORDER BY id) AS l FROM users GROUP BY name | 2:1 | Write CAST(… AS TEXT)",
                "SELECT name, BOOL_AND(id) AS l FROM users GROUP BY name | 2:1 | BOOL_AND takes a condition",
                "SELECT name, VARIANCE(email) AS l FROM users GROUP BY name | 2:1 | VAR_SAMP takes numbers",
                "SELECT name, CORR(id, email) AS l FROM users GROUP BY name | 2:1 | CORR takes numbers, and this is text",
                "SELECT name, CORR(id) AS l FROM users GROUP BY name | 2:14 | CORR takes two numbers",
                "SELECT name, REGR_R2(DISTINCT id, id) AS l FROM users GROUP BY name | 2:14 | DISTINCT in REGR_R2 is not supported",
                "SELECT id, CORR(id, id) OVER () AS n FROM users | 2:12 | CORR is not supported in a window",
                "SELECT name, STDDEV(DISTINCT id) AS s FROM users GROUP BY name | 2:14 | DISTINCT in STDDEV is not supported",
                "SELECT name, SUM(BOOL_AND(TRUE)) AS s FROM users GROUP BY name | 2:18 | inside",
                "SELECT name, COUNT(id, email) AS s FROM users GROUP BY name | 2:14 | COUNT takes one value",
                "SELECT name, SUM(COUNT(*)) AS s FROM users GROUP BY name | 2:18 | inside",
                "SELECT name, COUNT(*) AS n FROM users GROUP BY ROLLUP (1) | 2:56 | this is a literal",
                "SELECT id, TO_CHAR(id, 'L999') AS g FROM users | 2:12 | depends on the database's locale",
                "SELECT id, EXTRACT(WEEK FROM created_at - created_at) AS g FROM orders | 2:12 | an interval has no field 'WEEK'",
                "SELECT id FROM orders WHERE DATE '2026-01-02' - DATE '2026-01-01' > INTERVAL '1 day' | 2:29 | Two dates differ by a number of days",
                "SELECT id, created_at + id * INTERVAL '1 month' AS g FROM orders | 2:12 | Write hours",
                "SELECT id FROM users WHERE name > 'm' | 2:28 | collation",
                "SELECT id FROM users TABLESAMPLE BERNOULLI (10) | 2:16 | TABLESAMPLE",
                "WITH RECURSIVE r AS (SELECT id FROM users) SELECT id FROM r | 2:16 | WITH RECURSIVE is not supported",
                "SELECT name, COUNT(*) AS n FROM users GROUP BY 3 | 2:48 | GROUP BY position 3 is not in the SELECT list",
                "SELECT *, COUNT(*) AS n FROM users GROUP BY 1 | 2:45 | GROUP BY a position is not supported beside *",
                "SELECT id, (id, country_id) IN (SELECT id, user_id FROM orders) AS n FROM users | 2:1 | IN with several columns",
                "SELECT id, (SELECT o.id FROM orders o WHERE o.user_id = u.id) AS o FROM users u | 2:1 | has to have one row",
                "SELECT id FROM users u WHERE EXISTS (SELECT 1 FROM orders o WHERE o.id = u.id OR u.country_id IS NULL) | 2:1 | may hold where a column is NULL",
                "SELECT id, (SELECT COUNT(*) FROM orders o WHERE o.user_id > u.id) AS n FROM users u | 2:1 | joins-without-equality",
                "SELECT id FROM users u WHERE EXISTS (SELECT 1 FROM orders o WHERE EXISTS (SELECT 1 FROM items i WHERE i.order_id = o.id AND i.id = u.id)) | 2:1 | only by conditions in its WHERE",
                "SELECT name, JSON_AGG(u ORDER BY id) AS d FROM users u GROUP BY name | 2:23 | Write JSON_AGG(ROW_TO_JSON(u) ORDER BY …)",
                "SELECT o.id, TO_JSONB(x) AS d FROM orders o LEFT JOIN (SELECT id FROM users) x ON x.id = o.user_id | 2:23 | because of an outer join",
                "SELECT id, ROW_TO_JSON(name) AS d FROM users u | 2:12 | takes the name of a table",
                "SELECT (SELECT id FROM users ORDER BY id LIMIT 1) AS n | 2:1 | Keep constant rows in a table",
                "SELECT id FROM users u WHERE EXISTS (SELECT COUNT(*) FROM orders o WHERE o.user_id = u.id) | 2:1 | even where",
                "SELECT id, (SELECT MAX(o.id + u.id) FROM orders o WHERE o.user_id = u.id) AS n FROM users u | 2:1 | may depend on the query",
                "SELECT u.id FROM users u LEFT JOIN orders o ON EXISTS (SELECT 1 FROM users) AND o.id = u.id | 2:1 | a subquery is supported",
                "SELECT price FROM items EXCEPT ALL SELECT 1.5 FROM users | 2:1 | numerics of different scales",
                "SELECT price FROM items UNION SELECT 1.5 FROM users | 2:1 | numerics of different scales",
                "SELECT id FROM users WHERE id > ANY (1, 2) | 2:28 | ANY and ALL take"
            })
    void refusesWhatItCannotKeepExact(String select, String place, String reason) {
        SqlException refused = refusal("CREATE MATERIALIZED VIEW v AS\n" + select);

        assertThat(refused.code()).isEqualTo("sql-unsupported");
        assertThat(refused).hasMessageStartingWith("v.sql:" + place + ": ").hasMessageContaining(reason);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "SELECT id, name::text, (id + 1)::integer AS next FROM users",
                "SELECT id /* its /* inner */ name */, name FROM users -- at the end",
                "SELECT id, email AS value, name AS year, country_id AS timestamp FROM users",
                "SELECT public.users.id, name FROM public.users",
                "SELECT name, COUNT(*) AS n FROM users GROUP BY 1",
                "SELECT name AS called, COUNT(*) AS n FROM users GROUP BY called",
                "SELECT u.id, u.name, u.email, COUNT(o.id) AS n FROM users u LEFT JOIN orders o ON o.user_id = u.id GROUP BY u.id",
                "SELECT o.id, u.name FROM users u RIGHT JOIN orders o ON o.user_id = u.id",
                "SELECT id, u.name FROM users u JOIN orders o USING (id)",
                "SELECT id AS a, id AS b, u.name AS c, u.email AS d FROM users u JOIN orders o USING (id)",
                "SELECT id, '\\x00ff'::bytea AS bytes FROM users",
                "SELECT id FROM users ORDER BY DATE '2020-02-29', id LIMIT 2",
                "WITH named AS (SELECT id, name FROM users WHERE name IS NOT NULL) SELECT n.id, n.name FROM named n",
                "SELECT id FROM users u WHERE EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.id)",
                "SELECT id FROM users u WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.id)",
                "SELECT id FROM users WHERE id IN (SELECT user_id FROM orders)",
                "SELECT id, country_id IN (SELECT id FROM orders) AS n FROM users",
                "SELECT id FROM users WHERE country_id NOT IN (SELECT user_id FROM orders)",
                "SELECT id FROM users WHERE id = ANY (SELECT user_id FROM orders)",
                "SELECT id, (SELECT name FROM countries c WHERE c.id = u.country_id) AS country FROM users u",
                "SELECT order_id, SUM(price) / COUNT(*) AS mean FROM items GROUP BY order_id",
                "SELECT id, price / quantity AS one FROM items WHERE quantity > 0",
                "SELECT id, (SELECT MAX(o.id) FROM orders o WHERE o.user_id = u.id) AS last FROM users u",
                "SELECT id, (SELECT COUNT(*) FROM orders o WHERE o.user_id = u.id) AS n FROM users u",
                "SELECT id, name FROM users ORDER BY name DESC, id",
                "SELECT u.id, o.id AS o FROM users u FULL JOIN orders o ON o.user_id = u.id",
                "SELECT name FROM users UNION SELECT status FROM orders",
                "SELECT 'u' AS kind, id FROM users UNION ALL SELECT 'o', id FROM orders UNION ALL SELECT NULL, id FROM items",
                "SELECT id FROM users INTERSECT SELECT user_id FROM orders",
                "(SELECT id FROM users EXCEPT SELECT user_id FROM orders) ORDER BY 1",
                "SELECT name, COUNT(*) AS n FROM users GROUP BY GROUPING SETS ((name, country_id), (name), ())",
                "SELECT name, country_id, COUNT(*) AS n FROM users GROUP BY name, ROLLUP (country_id, MOD(id, 2))",
                "SELECT id FROM users ORDER BY country_id DESC NULLS LAST, id FETCH FIRST 3 ROWS ONLY",
                "SELECT id, name FROM users ORDER BY 1 OFFSET 2",
                "SELECT DISTINCT ON (u.name) * FROM users u ORDER BY u.name, u.id DESC",
                "SELECT id, SUM(id) OVER w AS n, LAG(id, 2, 0) OVER w AS l FROM users WINDOW w AS (PARTITION BY name ORDER BY id)",
                "SELECT u.id, l.* FROM users u LEFT JOIN LATERAL (SELECT o.status, o.id AS o FROM orders o WHERE o.user_id = u.id"
                        + " ORDER BY o.id DESC LIMIT 2) l ON TRUE",
                "SELECT id, E'a\\'b\\n' || $$c'd$$ AS t FROM users"
            })
    void compilesWhatTeamsWrite(String select) {
        ViewDefinition view = compiler.compile(
                new Statement("v.sql", "CREATE MATERIALIZED VIEW IF NOT EXISTS public.v AS\n" + select));

        assertThat(view.name()).isEqualTo("v");
    }

    @Test
    void namesColumnsByTheListBehindTheName() {
        ViewDefinition view = compiler.compile(new Statement(
                "v.sql", "CREATE MATERIALIZED VIEW v (a, \"B c\") AS SELECT id, name FROM users WITH NO DATA;"));

        assertThat(view.relation().columns().names()).containsExactly("a", "B c");
        assertThat(view.query()).isEqualTo("SELECT id, name FROM users");
    }

    @Test
    void namesThePlaceInAFileOfSeveralStatements() {
        List<Statement> statements = Statement.in("v.sql", """
                -- Two views; the second one is wrong.
                CREATE MATERIALIZED VIEW a AS SELECT id FROM users; CREATE MATERIALIZED VIEW b AS
                SELECT id, nmae FROM users;
                """);

        assertThat(compiler.compile(statements.get(0)).name()).isEqualTo("a");
        SqlException refused = catchThrowableOfType(SqlException.class, () -> compiler.compile(statements.get(1)));
        assertThat(refused).hasMessageStartingWith("v.sql:3:12: ");
    }

    @Test
    void compilesAViewAfterThoseThatItSelectsFrom() {
        List<ViewDefinition> views = compiler.compile(Statement.in("v.sql", """
                CREATE MATERIALIZED VIEW a AS SELECT b.n, c.name FROM b JOIN c ON c.id = b.id;
                CREATE MATERIALIZED VIEW b (id, n) AS SELECT id + 1, id FROM users;
                CREATE MATERIALIZED VIEW c AS WITH c AS (SELECT id, name FROM countries) SELECT * FROM c;
                """));

        assertThat(views).extracting(ViewDefinition::name).containsExactly("a", "b", "c");
        assertThat(views.get(0).query()).isEqualTo("""
                        WITH "b" ("id", "n") AS (
                        SELECT id + 1, id FROM users
                        ), "c" ("id", "name") AS (
                        WITH c AS (SELECT id, name FROM countries) SELECT * FROM c
                        )
                        (
                        SELECT b.n, c.name FROM b JOIN c ON c.id = b.id
                        )""");
    }

    @Test
    void refusesViewsThatSelectFromEachOther() {
        List<Statement> statements = Statement.in("v.sql", """
                CREATE MATERIALIZED VIEW a AS SELECT id FROM b;
                CREATE MATERIALIZED VIEW b AS SELECT id FROM a;
                """);

        assertThatThrownBy(() -> compiler.compile(statements))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("the view selects from itself: a from b from a");
    }

    @Test
    void refusesAListOfColumnsThatIsLongerThanTheQuerys() {
        SqlException refused = refusal("CREATE MATERIALIZED VIEW v (a, b, c) AS SELECT id, name FROM users");

        assertThat(refused).hasMessageContaining("3 columns").hasMessageContaining("2");
    }

    @Test
    void refusesAStatementThatIsNoView() {
        SqlException refused = refusal("SELECT id FROM users");

        assertThat(refused).hasMessageContaining("Write CREATE MATERIALIZED VIEW");
    }

    private SqlException refusal(String sql) {
        return catchThrowableOfType(SqlException.class, () -> compiler.compile(new Statement("v.sql", sql)));
    }

    /** The names are those that PostgreSQL 17 gives. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "COUNT(*) | count",
                "MAX(id) FILTER (WHERE id > 1) | max",
                "SUM(id) + 1 | ?column?",
                "SUM(id)::text | sum",
                "1 | ?column?",
                "'a'::text | text",
                "CAST(1 AS numeric) | numeric",
                "DATE '2026-01-01' | date",
                "CASE WHEN COUNT(*) > 1 THEN 1 END | case",
                "CASE WHEN COUNT(*) > 1 THEN 1 ELSE MIN(id) END | min",
                "COALESCE(MAX(name), 'a') | coalesce",
                "TRIM(MAX(name)) | btrim",
                "EXTRACT(YEAR FROM DATE '2026-01-01') | extract",
                "ARRAY[COUNT(*)] | array",
                "MAX(name) IS NULL | ?column?",
                "MODE() WITHIN GROUP (ORDER BY id) | mode",
                "JSONB_AGG(id ORDER BY id) | jsonb_agg",
                "(SELECT MAX(status) FROM orders) | max",
                "EXISTS (SELECT 1 FROM orders) | exists",
            })
    void namesAColumnAsPostgresDoes(String item, String name) {
        ViewCompiler withOrder = new ViewCompiler(ShopCatalog.CATALOG, new SqlSettings(true, false, false));

        assertThat(withOrder
                        .compile(new Statement("v.sql", "CREATE MATERIALIZED VIEW v AS SELECT " + item + " FROM users"))
                        .relation()
                        .columns()
                        .names())
                .containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CROSS JOIN LATERAL %s", "LEFT JOIN LATERAL %s ON TRUE", ", LATERAL %s"})
    void keepsTheRowsForWhichALateralAggregateFindsNothing(String join) {
        String query = "(SELECT SUM(o.id) AS sum FROM orders o WHERE o.user_id = u.id) s";

        assertThat(compiler.compile(new Statement(
                                "v.sql",
                                "CREATE MATERIALIZED VIEW v AS SELECT u.id, s.sum FROM users u "
                                        + join.formatted(query)))
                        .relation()
                        .toString())
                .contains("kind=LEFT")
                .doesNotContain("kind=INNER");
    }

    @Test
    void takesColumnsThatAreCalledLikeFunctions() {
        RowType columns = RowType.of(
                new Column("id", SqlType.BIGINT, false),
                new Column("power", SqlType.INTEGER, true),
                new Column("log", SqlType.VARCHAR, true),
                new Column("now", SqlType.DATE, true));
        ViewCompiler engines =
                new ViewCompiler(new Catalog(List.of(Table.of("engines", "test.public.engines", columns, List.of(0)))));

        ViewDefinition view = engines.compile(new Statement(
                "v.sql", "CREATE MATERIALIZED VIEW v AS SELECT id, power, log, now FROM engines WHERE power > 1"));

        assertThat(view.relation().columns().names()).containsExactly("id", "power", "log", "now");
    }
}

package dev.belvedere.topology.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void namesLineAndColumnOfAnUnknownTable() {
        SqlException refused = refusal("CREATE MATERIALIZED VIEW v AS\nSELECT id FROM usres");

        assertThat(refused.code()).isEqualTo("sql-invalid");
        assertThat(refused).hasMessageStartingWith("v.sql:2:16: ").hasMessageContaining("usres");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT id FROM users ORDER BY id | 2:22 | ORDER BY and LIMIT are not supported",
                "SELECT id FROM users LIMIT 3 | 2:28 | ORDER BY and LIMIT are not supported",
                "SELECT id FROM users FETCH FIRST 3 ROWS ONLY | 2:41 | ORDER BY and LIMIT are not supported",
                "SELECT u.id FROM users u FULL JOIN orders o ON o.user_id = u.id | 2:31 | FULL JOIN is not supported",
                "SELECT u.id FROM users u RIGHT JOIN orders o ON o.user_id = u.id | 2:32 | RIGHT JOIN is not supported",
                "SELECT o.id FROM orders o NATURAL JOIN users u | 2:35 | NATURAL JOIN and USING are not supported",
                "SELECT o.id FROM orders o JOIN users u USING (id) | 2:27 | NATURAL JOIN and USING are not supported",
                "SELECT id FROM users UNION SELECT id FROM orders | 2:1 | UNION is not supported",
                "SELECT id FROM users EXCEPT SELECT id FROM orders | 2:1 | EXCEPT is not supported",
                "WITH u AS (SELECT id FROM users) SELECT id FROM u | 2:1 | WITH is not supported",
                "VALUES (1) | 2:1 | VALUES is not supported",
                "SELECT id, ROW_NUMBER() OVER (PARTITION BY name) AS n FROM users | 2:12 | window",
                "SELECT id, SUM(id) OVER w AS n FROM users WINDOW w AS (PARTITION BY name) | 2:43 | window functions",
                "SELECT id FROM users u WHERE EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.id) | 2:30 | subquer",
                "SELECT id FROM users u WHERE id IN (SELECT user_id FROM orders) | 2:37 | subquer",
                "SELECT id, (SELECT MAX(id) FROM orders) AS last FROM users | 2:12 | subquer",
                "SELECT id, NOW() AS t FROM users | 2:12 | NOW",
                "SELECT id, CURRENT_TIMESTAMP AS t FROM users | 2:12 | CURRENT_TIMESTAMP",
                "SELECT id FROM orders WHERE created_at > CURRENT_DATE | 2:42 | CURRENT_DATE",
                "SELECT id, RANDOM() AS r FROM users | 2:12 | RANDOM",
                "SELECT id, CBRT(id) AS r FROM users | 2:12 | CBRT",
                "SELECT name, STRING_AGG(email, ',') AS l FROM users GROUP BY name | 2:14 | STRING_AGG",
                "SELECT name, SUM(DISTINCT id) AS s FROM users GROUP BY name | 2:14 | DISTINCT is supported in COUNT only",
                "SELECT name, COUNT(id, email) AS s FROM users GROUP BY name | 2:14 | COUNT takes one value",
                "SELECT name, SUM(COUNT(*)) AS s FROM users GROUP BY name | 2:18 | inside",
                "SELECT name, COUNT(*) AS n FROM users GROUP BY 1 | 2:48 | a position",
                "SELECT name, COUNT(*) AS n FROM users GROUP BY ROLLUP (name) | 2:48 | ROLLUP",
                "SELECT name, COUNT(*) AS n FROM users GROUP BY GROUPING SETS ((name), ()) | 2:48 | GROUPING",
                "SELECT id FROM users WHERE name > 'm' | 2:28 | collation",
                "SELECT id, id / country_id AS q FROM users | 2:12 | NULLIF",
                "SELECT id, CAST(name AS INTEGER) AS n FROM users | 2:12 | text",
                "SELECT id FROM users TABLESAMPLE BERNOULLI (10) | 2:16 | TABLESAMPLE",
                "SELECT id FROM users FOR SYSTEM_TIME AS OF TIMESTAMP '2026-01-01 00:00:00' | 2:16 | not supported"
            })
    void refusesWhatItCannotKeepExact(String select, String place, String reason) {
        SqlException refused = refusal("CREATE MATERIALIZED VIEW v AS\n" + select);

        assertThat(refused.code()).isEqualTo("sql-unsupported");
        assertThat(refused).hasMessageStartingWith("v.sql:" + place + ": ").hasMessageContaining(reason);
    }

    @Test
    void refusesAStatementThatIsNoView() {
        SqlException refused = refusal("SELECT id FROM users");

        assertThat(refused).hasMessageContaining("Write CREATE MATERIALIZED VIEW");
    }

    private SqlException refusal(String sql) {
        return catchThrowableOfType(SqlException.class, () -> compiler.compile(new Statement("v.sql", sql)));
    }
}

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
                "SELECT id FROM users ORDER BY id             | ORDER BY and LIMIT are not supported",
                "SELECT id FROM users LIMIT 3                  | ORDER BY and LIMIT are not supported",
                "SELECT id FROM users WHERE id = 1             | WHERE is not supported yet",
                "SELECT DISTINCT name FROM users               | SELECT DISTINCT is not supported yet",
                "SELECT id + 1 AS n FROM users                 | columns and COUNT, SUM, MIN, MAX",
                "SELECT AVG(id) AS n FROM users GROUP BY name  | columns and COUNT, SUM, MIN, MAX",
                "SELECT id FROM (SELECT id FROM users) u       | a subquery in FROM is not supported",
                "SELECT u.id FROM users u FULL JOIN orders o ON o.user_id = u.id | FULL JOIN is not supported",
                "SELECT o.id FROM orders o JOIN users u ON o.user_id > u.id | by equality of columns",
                "SELECT u.id FROM users u, orders o            | a join without a condition",
                "SELECT id FROM users UNION SELECT id FROM orders | UNION is not supported",
                "VALUES (1)                                    | VALUES is not supported"
            })
    void refusesWhatItCannotKeepExact(String select, String reason) {
        SqlException refused = refusal("CREATE MATERIALIZED VIEW v AS\n" + select);

        assertThat(refused.code()).isEqualTo("sql-unsupported");
        assertThat(refused).hasMessageContaining(reason).hasMessageStartingWith("v.sql:2:");
    }

    @Test
    void refusesAStatementThatIsNoView() {
        SqlException refused = refusal("SELECT id FROM users");

        assertThat(refused).hasMessageContaining("Write CREATE MATERIALIZED VIEW");
    }

    @Test
    void refusesAJoinOfDifferentTypesWithASentence() {
        SqlException refused =
                refusal("CREATE MATERIALIZED VIEW v AS SELECT i.id FROM items i JOIN orders o ON i.quantity = o.id");

        assertThat(refused).hasMessageContaining("types");
    }

    private SqlException refusal(String sql) {
        return catchThrowableOfType(SqlException.class, () -> compiler.compile(new Statement("v.sql", sql)));
    }
}

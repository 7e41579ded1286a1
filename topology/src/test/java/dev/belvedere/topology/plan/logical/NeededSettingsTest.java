package dev.belvedere.topology.plan.logical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.sql.SqlException;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeededSettingsTest {

    private static final SqlSettings BY_BYTES = new SqlSettings(true, false, false);
    private static final SqlSettings JOINS = new SqlSettings(false, false, true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM users WHERE name > 'm'",
                "SELECT id FROM users WHERE 'a' < 'B'",
                "SELECT id, LEAST(name, email) AS l FROM users",
                "SELECT country_id, MIN(name) AS first FROM users GROUP BY country_id",
                "SELECT country_id, STRING_AGG(email, ',' ORDER BY name, id) AS l FROM users GROUP BY country_id",
                "SELECT id, RANK() OVER (ORDER BY name) AS r FROM users",
                "SELECT id, MAX(name) OVER () AS r FROM users",
                "SELECT id FROM users ORDER BY name, id LIMIT 3",
                "SELECT u.id FROM users u JOIN orders o ON o.user_id = u.id AND o.status < u.name"
            })
    void ordersTextsOnlyWhereTheirOrderIsKnown(String select) {
        assertThatThrownBy(() -> compile(select, SqlSettings.NONE))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("sql.collation: C");
        assertThat(compile(select, BY_BYTES)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT u.id, o.id AS o FROM users u JOIN orders o ON o.user_id > u.id",
                "SELECT u.id, o.id AS o FROM users u LEFT JOIN orders o ON o.user_id > u.id",
                "SELECT u.id, o.id AS o FROM users u, orders o"
            })
    void joinsWithoutAnEqualityOnlyWhereThatIsAllowed(String select) {
        assertThatThrownBy(() -> compile(select, SqlSettings.NONE))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("sql.joins-without-equality: allowed");
        assertThat(compile(select, JOINS)).isNotNull();
    }

    @Test
    void refusesAFullJoinWithoutAnEquality() {
        assertThatThrownBy(
                        () -> compile("SELECT u.id, o.id AS o FROM users u FULL JOIN orders o ON o.id > u.id", JOINS))
                .hasMessageContaining("as in PostgreSQL");
    }

    private static Relation compile(String select, SqlSettings settings) {
        return new ViewCompiler(ShopCatalog.CATALOG, settings)
                .compile(new Statement("v.sql", "CREATE MATERIALIZED VIEW v AS " + select))
                .relation();
    }
}

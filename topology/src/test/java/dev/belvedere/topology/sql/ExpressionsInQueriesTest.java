package dev.belvedere.topology.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.Test;

/** Expressions pass Calcite unchanged wherever they stand in a query. */
class ExpressionsInQueriesTest {

    private final ViewCompiler compiler =
            new ViewCompiler(new Catalog(List.of(Table.of("t", "test.public.t", SampleTable.COLUMNS, List.of(0)))));

    @Test
    void keepsConditionsAsTheyAreWritten() {
        assertThat(plan("SELECT id FROM t WHERE i > 1 AND (f OR s LIKE 'a%') AND NOT i IN (1, 2.5)"))
                .contains("LogicalFilter(condition=[AND(GREATER($1, ", "OR($13, LIKE($11, ", "NOT(IN($1, ")
                .doesNotContain("CAST", "SEARCH");
    }

    @Test
    void groupsByExpressions() {
        assertThat(plan("SELECT LOWER(s) AS l, COUNT(*) + 1 AS c FROM t GROUP BY LOWER(s) HAVING SUM(n * 2) > 10"))
                .contains(
                        "LogicalFilter(condition=[GREATER(",
                        "LogicalAggregate(group=[{0}]",
                        "LOWER($11)",
                        "TIMES($5, ");
    }

    @Test
    void tellsLiteralsApartThatDifferInCaseOnly() {
        SqlException refused = catchThrowableOfType(
                SqlException.class, () -> plan("SELECT s || 'A' AS x, COUNT(*) AS n FROM t GROUP BY s || 'a'"));

        assertThat(refused).hasMessageContaining("not being grouped");
    }

    @Test
    void aggregatesExpressions() {
        assertThat(
                        plan(
                                "SELECT i, SUM(CASE WHEN f THEN n ELSE 0 END) AS q, COUNT(*) FILTER (WHERE j > 1) AS c FROM t GROUP BY i"))
                .contains("CASE($13, $5, ", "GREATER($2, ");
    }

    @Test
    void leavesEqualityOfColumnsToTheJoin() {
        assertThat(plan("SELECT a.id, b.n + 1 AS m FROM t a LEFT JOIN t b ON a.i = b.id AND b.n > 5"))
                .contains("AND(=($1, $22), GREATER($27, ");
    }

    private String plan(String select) {
        StatementText statement = StatementText.of(new Statement("v.sql", "CREATE MATERIALIZED VIEW v AS " + select));
        return RelOptUtil.toString(compiler.plan(statement, ViewCompiler.parse(statement), List.of()));
    }
}

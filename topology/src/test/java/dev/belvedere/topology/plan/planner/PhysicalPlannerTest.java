package dev.belvedere.topology.plan.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.plan.physical.KeyFailures;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhysicalPlannerTest {

    private static final String ORDER_SUMMARY = "SELECT o.id, u.name, SUM(i.price) AS total FROM orders o"
            + " JOIN users u ON o.user_id = u.id JOIN items i ON i.order_id = o.id GROUP BY o.id, u.name";

    @Test
    void identifiesRowsByTheSmallestKeyItCanProve() {
        PhysicalPlan plan = plan(ORDER_SUMMARY);

        assertThat(plan.views().get(0).key()).containsExactly(0);
    }

    @Test
    void foldsTheDetailsBeforeTheyMeetTheRest() {
        PhysicalPlan plan = plan(ORDER_SUMMARY);

        assertThat(plan.assemblies().get(1).parts().stream().map(Part::describe))
                .containsExactly(
                        "row    orders(user_id)", "lookup order_summary.users(name)", "fold   items(SUM(price))");
    }

    @Test
    void ingestsATableOnceHoweverManyViewsUseIt() {
        PhysicalPlan plan =
                plan("SELECT id, name FROM users", "SELECT id, email FROM users", "SELECT id, name FROM users");

        assertThat(plan.ingests()).hasSize(1);
        assertThat(plan.ingests().get(0).row().names()).containsExactly("name", "email");
    }

    @Test
    void keepsNoColumnThatNoViewUses() {
        PhysicalPlan plan = plan("SELECT i.id, o.status FROM items i JOIN orders o ON i.order_id = o.id");

        assertThat(plan.ingests())
                .flatExtracting(ingest -> ingest.row().names())
                .containsExactly("status", "order_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT order_id, SUM(price) AS s FROM items WHERE quantity > 1 GROUP BY order_id              | false",
                "SELECT i.id, i.price * i.quantity AS x, o.status FROM items i JOIN orders o ON i.order_id = o.id | false",
                "SELECT quantity + 1 AS q, COUNT(*) AS n FROM items GROUP BY 1                                 | true",
                "SELECT n, COUNT(*) AS m FROM (SELECT quantity + 1 AS q, COUNT(*) AS n FROM items GROUP BY 1) x GROUP BY n | true",
                "SELECT u.id, i.id AS item FROM users u JOIN items i ON i.quantity + 1 = u.id                  | true"
            })
    void knowsWhetherRowsMayFailWithoutAKey(String select, boolean may) {
        PhysicalPlan plan = plan(select);

        assertThat(new KeyFailures(plan).reach(plan.views().get(0).assembly())).isEqualTo(may);
    }

    @Test
    void changesItsFingerprintWithThePlanAndWithNothingElse() {
        String fingerprint = plan(ORDER_SUMMARY).fingerprint(16);

        assertThat(plan(ORDER_SUMMARY.replace("total", "total ")).fingerprint(16))
                .isEqualTo(fingerprint);
        assertThat(plan(ORDER_SUMMARY).fingerprint(8)).isNotEqualTo(fingerprint);
        assertThat(plan(ORDER_SUMMARY.replace("SUM", "MAX")).fingerprint(16)).isNotEqualTo(fingerprint);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT price / 2 AS half, COUNT(*) AS n FROM items GROUP BY price / 2 | half is a numeric without a fixed scale",
                "SELECT DISTINCT created_at - created_at AS took FROM orders            | took is an interval",
                "SELECT DISTINCT price / 2 AS half FROM items                          | half is a numeric without a fixed scale",
                "SELECT price / 2 AS half FROM items UNION SELECT price / 2 FROM items | half is a numeric without a fixed",
                "SELECT u.id, n.n FROM users u JOIN (SELECT user_id, COUNT(*) AS n FROM orders GROUP BY ROLLUP (user_id)) n ON n.n = u.id | with an empty grouping set, has a"
                        + " row even if its input has none",
                "SELECT order_id, SUM(DISTINCT weight) AS w FROM items GROUP BY order_id | SUM_DISTINCT(weight) of type"
                        + " double precision cannot be kept exact"
            })
    void refusesAViewItCannotKeepExact(String select, String reason) {
        assertThatThrownBy(() -> plan(select))
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith("v.sql:1:")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT name FROM users                                         | name,id     | 1 | 1",
                "SELECT name AS id FROM users                                   | id,id2      | 1 | 1",
                "SELECT COUNT(*) AS n FROM users GROUP BY name                  | n,name      | 1 | 1",
                "SELECT i.id FROM items i JOIN orders o ON i.product = o.status | id,id2      | 1 | 0,1",
                "SELECT name FROM users UNION SELECT status FROM orders         | name        | 1 | 0",
                "SELECT name FROM users UNION ALL SELECT status FROM orders     | name,input,id,id2 | 1 | 1,2,3",
                "SELECT SUM(price) AS total FROM items                          | total       | 1 | ''"
            })
    void hidesTheColumnsOfTheKeyThatAreNotSelected(String select, String columns, int shown, String key) {
        ViewPlan view = plan(select).views().get(0);

        assertThat(String.join(",", view.columns().names())).isEqualTo(columns);
        assertThat(view.shown()).isEqualTo(shown);
        assertThat(view.key().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .isEqualTo(key);
    }

    private static PhysicalPlan plan(String... selects) {
        ViewCompiler compiler = new ViewCompiler(ShopCatalog.CATALOG);
        return PhysicalPlanner.plan(IntStream.range(0, selects.length)
                .mapToObj(i -> (i == 0 ? "order_summary" : "view" + i) + " AS " + selects[i])
                .map(sql -> compiler.compile(new Statement("v.sql", "CREATE MATERIALIZED VIEW " + sql)))
                .toList());
    }
}

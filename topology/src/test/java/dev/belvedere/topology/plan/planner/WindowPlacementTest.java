package dev.belvedere.topology.plan.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPlacementTest {

    private static final String NUMBERED = "(SELECT id, user_id, ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY"
            + " created_at DESC, id) AS n FROM orders) o";

    @Test
    void keepsThePartitionsAndTheRowsWithTheirResults() {
        assertThat(Plans.assemblies("SELECT id, SUM(id) OVER (PARTITION BY user_id) AS s FROM orders"))
                .containsExactly(
                        "v.partitions[user_id]: rows v.orders(id, SORT_KEY[]():bytea, id)",
                        "v[id]: pair v.partitions(SUM(id) RANGE UNBOUNDED PRECEDING TO UNBOUNDED FOLLOWING)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n <= 3", "n < 4", "3 >= n", "4 > n"})
    void sendsOnlyTheFirstRows(String condition) {
        assertThat(tops("SELECT id FROM " + NUMBERED + " WHERE " + condition)).containsExactly("Top[call=0, most=3]");
    }

    @Test
    void filtersRowsByAnyOtherNumber() {
        assertThat(tops("SELECT id FROM " + NUMBERED + " WHERE n = 2")).containsExactly("all");
    }

    @Test
    void identifiesTheOnlyRowOfAPartitionByThePartition() {
        assertThat(Plans.assemblies("SELECT id, user_id FROM " + NUMBERED + " WHERE n = 1"))
                .endsWith("v[user_id]: pair v.partitions(id)");
    }

    @Test
    void joinsTheOnlyRowOfAPartitionWhereItBelongs() {
        assertThat(Plans.assemblies("SELECT u.id, o.id AS o FROM users u LEFT JOIN (SELECT * FROM " + NUMBERED
                        + " WHERE n = 1) o ON o.user_id = u.id"))
                .endsWith("v[id]: row users(); pair v.partitions(id) optional");
    }

    @Test
    void computesFunctionsOfOnePartitionAndOrderTogether() {
        assertThat(Plans.of("SELECT id, RANK() OVER (PARTITION BY name ORDER BY id) AS r,"
                                + " LAG(id) OVER (PARTITION BY name ORDER BY id) AS l FROM users")
                        .assemblies())
                .hasSize(2);
    }

    @Test
    void filtersPartitionsBeforeTheyAreKept() {
        assertThat(Plans.of("SELECT id FROM " + NUMBERED + " WHERE user_id = 7")
                        .ingests()
                        .toString())
                .contains("EQUALS($0, 7:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY created_at) AS n FROM orders",
                "SELECT id, LAG(status) OVER (ORDER BY created_at) AS n FROM orders",
                "SELECT id, FIRST_VALUE(status) OVER (ORDER BY created_at) AS n FROM orders",
                "SELECT id, COUNT(*) OVER (ORDER BY created_at ROWS 1 PRECEDING) AS n FROM orders",
                "SELECT id, status FROM orders ORDER BY created_at LIMIT 3",
                "SELECT DISTINCT ON (user_id) user_id, status FROM orders ORDER BY user_id, created_at"
            })
    void refusesAnOrderThatDoesNotTellRowsApart(String select) {
        assertThatThrownBy(() -> Plans.of(select))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("Add id to that ORDER BY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, RANK() OVER (ORDER BY created_at) AS n FROM orders",
                "SELECT id, COUNT(*) OVER (ORDER BY created_at) AS n FROM orders",
                "SELECT id, COUNT(*) OVER (ORDER BY created_at ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS n FROM orders"
            })
    void takesAnOrderThatDoesNotTellRowsApartWhereItDoesNotMatter(String select) {
        assertThat(Plans.of(select).assemblies()).hasSize(2);
    }

    private static List<String> tops(String select) {
        return Plans.of(select).assemblies().stream()
                .map(AssemblyPlan::outlets)
                .flatMap(List::stream)
                .map(outlet -> outlet.fold(new Outlet.Cases<Optional<Outlet.Windows>>(
                        answers -> Optional.empty(),
                        contributions -> Optional.empty(),
                        pairs -> Optional.empty(),
                        Optional::of,
                        copies -> Optional.empty(),
                        elements -> Optional.empty())))
                .flatMap(Optional::stream)
                .map(windows -> windows.window().top().map(Object::toString).orElse("all"))
                .toList();
    }
}

package dev.belvedere.topology.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.Tpch;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions of the TPC-H benchmark are views. */
class TpchTest {

    static Stream<Statement> statements() {
        return Tpch.statements().stream();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void plansEachOfThem(Statement statement) {
        assertThat(PhysicalPlanner.plan(Tpch.compile(List.of(statement))).views())
                .hasSize(1);
    }

    @Test
    void hasAllOfThem() {
        assertThat(Tpch.statements()).hasSize(22);
    }
}

package dev.belvedere.topology.expr.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.aggregate.SortKey.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class SortKeyTest {

    @Test
    void ordersByOneKeyAfterTheOther() {
        assertSorted(
                List.of(new Direction(true, true), Direction.ASCENDING),
                List.of(SqlType.INTEGER, SqlType.VARCHAR),
                List.of(
                        Arrays.asList(null, "b"),
                        Arrays.asList(7, "a"),
                        Arrays.asList(7, "ab"),
                        Arrays.asList(7, "b"),
                        Arrays.asList(7, null),
                        Arrays.asList(-7, "a")));
    }

    @Test
    void putsNullWhereItIsToldTo() {
        assertSorted(
                List.of(new Direction(false, true)),
                List.of(SqlType.DOUBLE),
                List.of(Collections.singletonList(null), List.of(-1.5), List.of(2.0), List.of(Double.NaN)));
    }

    @Test
    void doesNotTellEqualNumbersApart() {
        assertThat(key(List.of(Direction.ASCENDING), List.of(SqlType.DOUBLE), List.of(0.0)))
                .isEqualTo(key(List.of(Direction.ASCENDING), List.of(SqlType.DOUBLE), List.of(-0.0)));
    }

    private static void assertSorted(List<Direction> order, List<SqlType> types, List<List<Object>> sorted) {
        List<List<Object>> shuffled = new ArrayList<>(sorted);
        Collections.reverse(shuffled);
        shuffled.sort(Comparator.comparing(values -> key(order, types, values)));

        assertThat(shuffled).isEqualTo(sorted);
    }

    private static Bytes key(List<Direction> order, List<SqlType> types, List<Object> values) {
        List<Expr> inputs = new ArrayList<>();
        types.forEach(type -> inputs.add(new Expr.Input(inputs.size(), type, true)));
        Evaluator evaluator = new SortKey(order).call(inputs).evaluator();
        return (Bytes) Objects.requireNonNull(evaluator.evaluate(Row.of(values.toArray())));
    }
}

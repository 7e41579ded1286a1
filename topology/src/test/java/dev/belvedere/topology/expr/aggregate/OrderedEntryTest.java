package dev.belvedere.topology.expr.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.aggregate.SortKey.Direction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Entries of a numeric that are ordered by an integer. */
class OrderedEntryTest {

    private static final Expr VALUE = new Expr.Input(0, SqlType.NUMERIC, true);
    private static final Expr KEY = new Expr.Input(1, SqlType.INTEGER, true);

    private static @Nullable Object entry(Direction direction, boolean keepsNulls, Row row) {
        Evaluator evaluator = new OrderedEntry(List.of(direction), keepsNulls)
                .call(VALUE, KEY)
                .evaluator();
        return evaluator.evaluate(row);
    }

    private static List<@Nullable Object> sorted(Direction direction, Row... rows) {
        List<Bytes> entries = new ArrayList<>();
        for (Row row : rows) {
            entries.add((Bytes) entry(direction, true, row));
        }
        return entries.stream()
                .sorted()
                .map(OrderedEntry.reader(SqlType.NUMERIC)::value)
                .toList();
    }

    private static Row row(@Nullable String value, @Nullable Integer key) {
        return Row.of(value == null ? null : new BigDecimal(value), key);
    }

    @Test
    void ordersByItsKeyWithNullWhereItBelongs() {
        Row[] rows = {row("1", 7), row("2", null), row("3", -7), row("4", 256)};

        assertThat(sorted(Direction.ASCENDING, rows)).map(String::valueOf).containsExactly("3", "1", "4", "2");
        assertThat(sorted(new Direction(true, true), rows)).map(String::valueOf).containsExactly("2", "4", "1", "3");
    }

    @Test
    void givesBackTheValueAsItWas() {
        assertThat(sorted(Direction.ASCENDING, row("1.50", 1), row(null, 2), row("-0.000", 3)))
                .map(String::valueOf)
                .containsExactly("1.50", "null", "0.000");
    }

    @Test
    void leavesNullOutWhereItDoesNotCount() {
        assertThat(entry(Direction.ASCENDING, false, row(null, 1))).isNull();
        assertThat(entry(Direction.ASCENDING, false, row("1", null))).isNotNull();
    }
}

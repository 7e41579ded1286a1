package dev.belvedere.topology.flow.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.WindowCall;
import dev.belvedere.topology.plan.logical.WindowCall.Numbering;
import dev.belvedere.topology.plan.logical.WindowFrame;
import dev.belvedere.topology.plan.physical.WindowPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowFunctionsTest {

    private static final RowType COLUMNS =
            RowType.of(new Column("sort key", SqlType.BYTES, false), new Column("value", SqlType.INTEGER, true));

    /** Two rows that ORDER BY does not tell apart, between two others. */
    private static final List<Row> ROWS = List.of(row(1, 10), row(2, 20), row(2, null), row(3, 40));

    @ParameterizedTest
    @CsvSource({"ROW_NUMBER, 1 2 3 4", "RANK, 1 2 2 4", "DENSE_RANK, 1 2 2 3"})
    void numbersRows(Numbering numbering, String numbers) {
        assertThat(results(new WindowCall.Rank(numbering))).isEqualTo(numbers);
    }

    @ParameterizedTest
    @CsvSource({"-1, null 10 20 null", "2, null 40 null null", "0, 10 20 null 40", "9, null null null null"})
    void looksAtOtherRows(int rows, String values) {
        assertThat(results(new WindowCall.Shift(1, rows, SqlType.INTEGER))).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource({
        "false, UNBOUNDED, UNBOUNDED, 70 70 70 70",
        "false, UNBOUNDED, 0, 10 30 30 70",
        "false, 0, UNBOUNDED, 70 60 60 40",
        "false, 0, 0, 10 20 20 40",
        "true, UNBOUNDED, 0, 10 30 30 70",
        "true, -1, 1, 30 30 60 40",
        "true, 1, 2, 20 40 40 null",
        "true, -3, -2, null null 10 30",
        "true, 2, 1, null null null null"
    })
    void addsUpTheRowsOfTheFrame(boolean byRows, String start, String end, String sums) {
        WindowFrame frame = new WindowFrame(byRows, bound(start), bound(end));
        AggregateCall sum = new AggregateCall(AggregateCall.Function.SUM, 1, SqlType.BIGINT);

        assertThat(results(new WindowCall.Framed(sum, frame))).isEqualTo(sums);
    }

    @Test
    void findsTheLeastOfTheRowsThatAreStillInTheFrame() {
        AggregateCall least = new AggregateCall(AggregateCall.Function.MIN, 1, SqlType.INTEGER);

        assertThat(results(new WindowCall.Framed(least, new WindowFrame(true, -1, 0))))
                .isEqualTo("10 10 20 40");
    }

    @Test
    void countsNothingInAnEmptyFrame() {
        AggregateCall count = new AggregateCall(AggregateCall.Function.COUNT, AggregateCall.EVERY_ROW, SqlType.BIGINT);

        assertThat(results(new WindowCall.Framed(count, new WindowFrame(true, 1, 9))))
                .isEqualTo("3 2 1 0");
    }

    @Test
    void takesTheEdgesOfTheFrame() {
        WindowFrame frame = new WindowFrame(true, -1, 1);

        assertThat(results(new WindowCall.Edge(1, 1, frame, SqlType.INTEGER))).isEqualTo("10 10 20 null");
        assertThat(results(new WindowCall.Edge(1, WindowCall.Edge.LAST, frame, SqlType.INTEGER)))
                .isEqualTo("20 null 40 40");
    }

    @Test
    void findsTheRowOfANumber() {
        WindowFrame frame = new WindowFrame(true, -1, 1);

        assertThat(results(new WindowCall.Edge(1, 2, frame, SqlType.INTEGER))).isEqualTo("20 20 null 40");
        assertThat(results(new WindowCall.Edge(1, 4, frame, SqlType.INTEGER))).isEqualTo("null null null null");
    }

    @ParameterizedTest
    @CsvSource({"NONE, 70 70 70 70", "CURRENT_ROW, 60 50 70 30", "GROUP, 60 50 50 30", "TIES, 70 70 50 70"})
    void leavesRowsOut(WindowFrame.Exclusion exclusion, String sums) {
        WindowFrame frame =
                new WindowFrame(false, WindowFrame.UNBOUNDED, WindowFrame.UNBOUNDED, Optional.empty(), exclusion);
        AggregateCall sum = new AggregateCall(AggregateCall.Function.SUM, 1, SqlType.BIGINT);

        assertThat(results(new WindowCall.Framed(sum, frame))).isEqualTo(sums);
    }

    private static int bound(String bound) {
        return bound.equals("UNBOUNDED") ? WindowFrame.UNBOUNDED : Integer.parseInt(bound);
    }

    private static Row row(int key, @Nullable Integer value) {
        return Row.of(Bytes.wrap(new byte[] {(byte) key}), value);
    }

    private static String results(WindowCall call) {
        WindowPlan plan = new WindowPlan(0, 0, List.of(call), Optional.empty());
        Object[] results = new WindowFunctions(plan, COLUMNS).of(ROWS).get(0);
        return String.join(" ", Arrays.stream(results).map(String::valueOf).toList());
    }
}

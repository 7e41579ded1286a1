package dev.belvedere.topology.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.simulation.MemoryStore;
import dev.belvedere.topology.state.accumulate.Multisets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A group of rows with a price, which every aggregate function is applied to. */
class FoldSlotTest {

    private static final SqlType PRICE = SqlType.decimal(12, 2);
    private static final RowType ARGUMENTS = RowType.of(new Column("price", PRICE, true));
    private static final Part.Fold FOLD = new Part.Fold(
            "items",
            ARGUMENTS,
            List.of(
                    call(AggregateCall.Function.COUNT, SqlType.BIGINT, AggregateCall.EVERY_ROW),
                    call(AggregateCall.Function.COUNT, SqlType.BIGINT, 0),
                    call(AggregateCall.Function.SUM, PRICE, 0),
                    call(AggregateCall.Function.COUNT_DISTINCT, SqlType.BIGINT, 0),
                    call(AggregateCall.Function.MIN, PRICE, 0),
                    call(AggregateCall.Function.MAX, PRICE, 0)),
            ARGUMENTS,
            true);

    private final MemoryStore store = new MemoryStore();
    private final Multisets multisets =
            (call, type) -> new StoredMultiset(store, StoreKeys.multiset(new byte[] {1}, 0, call), type);
    private FoldSlot slot = FoldSlot.empty(FOLD, multisets);

    private static AggregateCall call(AggregateCall.Function function, SqlType type, int argument) {
        return new AggregateCall(function, argument, type);
    }

    private void add(@Nullable String price) {
        slot.accept(row(price), 1);
    }

    private void retract(@Nullable String price) {
        slot.accept(row(price), -1);
    }

    private static Row row(@Nullable String price) {
        return Row.of(price == null ? null : new BigDecimal(price));
    }

    private void assertResults(@Nullable Object... results) {
        for (int call = 0; call < results.length; call++) {
            assertThat(slot.result(call)).as("call %s", call).isEqualTo(results[call]);
        }
    }

    @Test
    void aggregatesWhatIsAdded() {
        add("1.50");
        add("-2.00");
        add("1.50");

        assertResults(3L, 3L, new BigDecimal("1.00"), 2L, new BigDecimal("-2.00"), new BigDecimal("1.50"));
    }

    @Test
    void countsRowsWithNullAndIgnoresItOtherwise() {
        add(null);

        assertThat(slot.isPresent()).isTrue();
        assertResults(1L, 0L, null, 0L, null, null);
    }

    @Test
    void findsTheNextExtremeWhenOneIsRetracted() {
        add("1.00");
        add("2.00");
        add("3.00");

        retract("3.00");
        retract("1.00");

        assertResults(1L, 1L, new BigDecimal("2.00"), 1L, new BigDecimal("2.00"), new BigDecimal("2.00"));
    }

    @Test
    void knowsTheExtremesAfterEachOfManyChanges_seed11() {
        Random random = new Random(11);
        List<String> present = new ArrayList<>();
        for (int change = 0; change < 2_000; change++) {
            if (present.isEmpty() || random.nextInt(100) < 52) {
                String value = random.nextInt(-9, 10) + ".00";
                present.add(value);
                add(value);
            } else {
                retract(present.remove(random.nextInt(present.size())));
            }
            if (random.nextInt(10) == 0) {
                slot = storedAndRead();
            }
            assertExtremes(present.stream().map(BigDecimal::new).toList());
        }
    }

    private void assertExtremes(List<BigDecimal> present) {
        assertThat(slot.result(4)).isEqualTo(present.isEmpty() ? null : Collections.min(present));
        assertThat(slot.result(5)).isEqualTo(present.isEmpty() ? null : Collections.max(present));
    }

    @Test
    void isEmptyOnceEverythingIsRetracted() {
        add("1.00");
        add(null);

        retract(null);
        retract("1.00");

        assertThat(slot.isPresent()).isFalse();
        assertThat(slot.isEmpty()).isTrue();
        assertThat(store.size()).isZero();
    }

    @Test
    void isTheSameAfterItWasStored() {
        add("1.00");
        add("2.00");

        slot = storedAndRead();

        retract("1.00");
        assertResults(1L, 1L, new BigDecimal("2.00"), 1L, new BigDecimal("2.00"), new BigDecimal("2.00"));
    }

    @Test
    void hasFailedWhileARowOfItHas() {
        add("1.00");
        Row failed = Row.owning(new @Nullable Object[] {Row.UNKNOWN}, "out of range");
        slot.accept(failed, 1);
        slot.accept(failed, 1);
        slot.accept(failed, -1);

        FoldSlot stored = storedAndRead();
        assertThat(stored.failure()).isEqualTo("out of range");

        stored.accept(failed, -1);

        assertThat(stored.failure()).isNull();
        assertThat(stored.result(2)).isEqualTo(new BigDecimal("1.00"));
    }

    @Test
    void mayHaveRowsIfAllOfThemHaveFailed() {
        slot.accept(Row.of(new BigDecimal("1.00")).failing("out of range"), 1);

        assertThat(slot.isPresent()).isTrue();
        assertThat(slot.isEmpty()).isFalse();
    }

    private FoldSlot storedAndRead() {
        ByteWriter out = new ByteWriter(16);
        slot.writeTo(out);
        return FoldSlot.read(new ByteReader(out.toByteArray(), 0), FOLD, multisets);
    }
}

package dev.belvedere.query.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalViewsTest {

    private static final FakeView ORDERS = new FakeView(
            "orders", FakeView.orderSummary().columns(), FakeView.orderSummary().key(), 1);
    private static final int MORE_THAN_A_PAGE_LOOKS_AT = 50_001;

    private final FakeEngine engine = new FakeEngine(ORDERS).putOthers(ORDERS);
    private final LocalViews views = new LocalViews(engine);

    private static Row row(long id) {
        return Row.of(id, "n", new BigDecimal("1.00"));
    }

    private static Page page(ReadResult<Page> answer) {
        return answer.fold(
                page -> page,
                () -> {
                    throw new AssertionError("absent");
                },
                reason -> {
                    throw new AssertionError(reason);
                });
    }

    @Test
    void findsARow() {
        engine.put(ORDERS, row(1));

        assertThat(views.row(ORDERS, Row.of(1L))).isEqualTo(ReadResult.found(row(1)));
    }

    @Test
    void saysAbsentForARecordWithoutARow() {
        engine.putParts(ORDERS, Row.of(1L));

        assertThat(views.row(ORDERS, Row.of(1L))).isEqualTo(new ReadResult.Absent<>());
    }

    @Test
    void refusesEvenAFoundRowWhileHydrating() {
        engine.put(ORDERS, row(1)).status(new ViewStatus(false, 50, 1, 1));

        assertThat(views.row(ORDERS, Row.of(1L))).isEqualTo(ReadResult.refused(Refusal.HYDRATING));
    }

    @Test
    void refusesPagesWhileHydrating() {
        engine.status(new ViewStatus(false, 50, 1, 1));

        assertThat(views.page(ORDERS, 0, Optional.empty(), 1)).isEqualTo(ReadResult.refused(Refusal.HYDRATING));
    }

    @Test
    void refusesOnceStopped() {
        engine.put(ORDERS, row(1)).stop();

        assertThat(views.row(ORDERS, Row.of(1L))).isEqualTo(ReadResult.refused(Refusal.CLOSED));
    }

    @Test
    void givesPagesThatMeetWithoutGapOrOverlap() {
        engine.put(ORDERS, row(-5)).put(ORDERS, row(1)).put(ORDERS, row(2));
        Page first = page(views.page(ORDERS, 0, Optional.empty(), 2));

        Page second = page(views.page(ORDERS, 0, first.next(), 2));

        assertThat(first.rows()).containsExactly(row(-5), row(1));
        assertThat(second.rows()).containsExactly(row(2));
        assertThat(second.next()).isEmpty();
    }

    @Test
    void endsWithoutANextPlaceWhereThePageIsJustFull() {
        engine.put(ORDERS, row(1)).put(ORDERS, row(2));

        assertThat(page(views.page(ORDERS, 0, Optional.empty(), 2)).next()).isEmpty();
    }

    @Test
    void stopsLookingAfterManyRecordsWithoutRows() {
        for (long id = 0; id < MORE_THAN_A_PAGE_LOOKS_AT; id++) {
            engine.putParts(ORDERS, Row.of(id));
        }

        Page page = page(views.page(ORDERS, 0, Optional.empty(), 1));

        assertThat(page.rows()).isEmpty();
        assertThat(page.next()).isPresent();
    }
}

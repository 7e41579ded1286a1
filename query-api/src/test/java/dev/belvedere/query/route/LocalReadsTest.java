package dev.belvedere.query.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeHoldings;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.read.Answer;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.serdes.row.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalReadsTest {

    private static final FakeView ORDERS = FakeView.orderSummary();

    private final FakeHoldings holdings = new FakeHoldings(ORDERS);
    private final Reads reads = Reads.local(new LocalViews(holdings));

    private static Row row(long id) {
        return Row.of(id, null, new BigDecimal("1.00"));
    }

    /** A row that the shard holds. */
    private static Row rowIn(int shard) {
        long id = 0;
        while (ORDERS.shardOf(Row.of(id)) != shard) {
            id++;
        }
        return row(id);
    }

    @Test
    void passesAFoundRowOn() {
        holdings.put(ORDERS, row(1));

        assertThat(reads.row(ORDERS, Row.of(1L))).isEqualTo(Answer.found(row(1)));
    }

    @Test
    void passesARefusalOn() {
        holdings.refuse(0, Refusal.MOVED).refuse(1, Refusal.MOVED);

        assertThat(reads.row(ORDERS, Row.of(1L))).isEqualTo(Answer.refused(Refusal.MOVED));
    }

    @Test
    void walksFromShardToShard() {
        holdings.put(ORDERS, rowIn(0)).put(ORDERS, rowIn(1));

        Answer<Stretch> answer = reads.scan(ORDERS, Place.START, ORDERS.shards(), 10);

        assertThat(answer).isEqualTo(Answer.found(new Stretch(List.of(rowIn(0), rowIn(1)), Optional.empty())));
    }

    @Test
    void stopsAtTheNextShardWhereTheLimitIsReached() {
        holdings.put(ORDERS, rowIn(0)).put(ORDERS, rowIn(1));

        Answer<Stretch> answer = reads.scan(ORDERS, Place.START, ORDERS.shards(), 1);

        assertThat(answer).isEqualTo(Answer.found(new Stretch(List.of(rowIn(0)), Optional.of(Place.beginningOf(1)))));
    }

    @Test
    void refusesTheWholeStretchWhereALaterShardIsRefused() {
        holdings.put(ORDERS, rowIn(0)).refuse(1, Refusal.RESTORING);

        assertThat(reads.scan(ORDERS, Place.START, ORDERS.shards(), 10)).isEqualTo(Answer.refused(Refusal.RESTORING));
    }
}

package dev.belvedere.query.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalReadsTest {

    private static final FakeView ORDERS = FakeView.orderSummary();

    private final FakeEngine engine = new FakeEngine(ORDERS);
    private final LocalReads reads = new LocalReads(new LocalViews(engine));

    private static Row row(long id) {
        return Row.of(id, null, new BigDecimal("1.00"));
    }

    /** A row that the shard has. */
    private static Row rowIn(int shard) {
        long id = 0;
        while (ORDERS.shardOf(Row.of(id)) != shard) {
            id++;
        }
        return row(id);
    }

    @Test
    void scansFromShardToShard() {
        engine.put(ORDERS, rowIn(0)).put(ORDERS, rowIn(1));

        ReadResult<ScanPage> answer = reads.scan(ORDERS, ScanPosition.START, ORDERS.shards(), 10);

        assertThat(answer).isEqualTo(ReadResult.found(new ScanPage(List.of(rowIn(0), rowIn(1)), Optional.empty())));
    }

    @Test
    void stopsAtTheNextShardWhereTheLimitIsReached() {
        engine.put(ORDERS, rowIn(0)).put(ORDERS, rowIn(1));

        ReadResult<ScanPage> answer = reads.scan(ORDERS, ScanPosition.START, ORDERS.shards(), 1);

        assertThat(answer)
                .isEqualTo(ReadResult.found(new ScanPage(List.of(rowIn(0)), Optional.of(ScanPosition.beginningOf(1)))));
    }

    @Test
    void refusesTheWholeScanWhereALaterShardIsRefused() {
        engine.put(ORDERS, rowIn(0)).refuse(1, Refusal.RESTORING);

        assertThat(reads.scan(ORDERS, ScanPosition.START, ORDERS.shards(), 10))
                .isEqualTo(ReadResult.refused(Refusal.RESTORING));
    }
}

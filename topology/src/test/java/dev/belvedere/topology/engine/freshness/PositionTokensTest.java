package dev.belvedere.topology.engine.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.epoch.Position;
import dev.belvedere.topology.epoch.SourceDatabase;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.epoch.Sources.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A table of a database in two partitions, and one without transactions. */
class PositionTokensTest {

    private final PositionTokens tokens = new PositionTokens(
            new Sources(
                    List.of(
                            new Source(0, "shop.orders", 0),
                            new Source(0, "shop.orders", 1),
                            new Source(1, "rates", 0)),
                    List.of(0, 2, 3)),
            List.of("orders", "rates"),
            List.of(new SourceDatabase("shop", "shop.transaction", List.of("orders"), Map.of())));

    private static Position position(long ended, long logged, long... taken) {
        return new Position(
                new long[] {ended}, new long[] {logged}, taken, taken, new long[1], new long[taken.length], false);
    }

    @Test
    void namesTheOffsetsOfAPosition() {
        assertThat(tokens.of(position(7, 100, 3, 4, 9)))
                .isEqualTo(SyncToken.NONE
                        .and("shop.transaction", 0, 7)
                        .and("shop@rows", 0, 7)
                        .and("rates", 0, 9));
    }

    @Test
    void namesPositionsBetweenWhichRowsOfASnapshotHaveComeDifferently() {
        Position before = position(7, 100, 3, 4, 9);
        Position after = position(7, 100, 3, 5, 9);

        assertThat(tokens.of(after)).isNotEqualTo(tokens.of(before));
        assertThat(tokens.contains(after, tokens.of(before))).isTrue();
        assertThat(tokens.contains(before, tokens.of(after))).isFalse();
    }

    @Test
    void containsWhatADatabaseHadCommittedOnceATransactionEndsThere() {
        SyncToken committed = tokens.ofLog("shop", 100);

        assertThat(tokens.contains(position(6, 99, 3, 4, 9), committed)).isFalse();
        assertThat(tokens.contains(position(7, 100, 3, 4, 9), committed)).isTrue();
    }

    @Test
    void containsAProducersRecord() {
        assertThat(tokens.contains(position(7, 100, 3, 4, 9), SyncToken.after("rates", 0, 8)))
                .isTrue();
        assertThat(tokens.contains(position(7, 100, 3, 4, 9), SyncToken.after("shop.orders", 1, 4)))
                .isFalse();
    }

    @Test
    void tellsHowFarAPositionHasGotInWhatATokenNames() {
        SyncToken wanted = SyncToken.after("shop.orders", 1, 90).and(tokens.ofLog("shop", 500));

        assertThat(tokens.reached(position(7, 100, 3, 4, 9), wanted))
                .isEqualTo(SyncToken.NONE.and("shop.orders", 1, 4).and("shop@lsn", 0, 100));
    }

    @Test
    void refusesWhatIsNotOfThisDeployment() {
        Position position = position(7, 100, 3, 4, 9);

        assertThatThrownBy(() -> tokens.contains(position, SyncToken.after("others", 0, 1)))
                .isInstanceOf(ForeignTokenException.class);
        assertThatThrownBy(() -> tokens.contains(position, SyncToken.after("rates", 1, 1)))
                .isInstanceOf(ForeignTokenException.class);
        assertThatThrownBy(() -> tokens.ofLog("stock", 1)).isInstanceOf(ForeignTokenException.class);
    }
}

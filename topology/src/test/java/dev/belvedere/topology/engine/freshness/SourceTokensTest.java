package dev.belvedere.topology.engine.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.replica.Commit;
import dev.belvedere.topology.engine.replica.CommitRequirement;
import dev.belvedere.topology.engine.replica.CommitTokens;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.state.ShardId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two partitions of one table. */
class SourceTokensTest {

    private final SourceTokens tokens = new SourceTokens(
            new Sources(
                    List.of(new Sources.Source(0, "shop.orders", 0), new Sources.Source(0, "shop.orders", 1)),
                    List.of(0, 2)),
            "shop",
            "shop-01234567");

    @Test
    void saysTheFrontierAndTheCommitApart() {
        CommitTokens both = tokens.of(new ShardId("orders", 3), new Commit(17, new long[] {5, Long.MAX_VALUE}));

        assertThat(both.frontier()).isEqualTo(SyncToken.NONE.and("shop.orders", 0, 5));
        assertThat(both.commit()).isEqualTo(SyncToken.NONE.and("shop-01234567/orders", 3, 17));
    }

    @Test
    void wantsOfAShardItsOwnCommitAndAllOffsets() {
        SyncToken token = SyncToken.NONE
                .and("shop.orders", 1, 8)
                .and("shop-01234567/orders", 3, 17)
                .and("shop-01234567/orders", 4, 99);

        CommitRequirement required = tokens.requirement(token, new ShardId("orders", 3));

        assertThat(required.offsets()).containsExactly(0, 8);
        assertThat(required.commit()).isEqualTo(17);
        assertThat(tokens.requirement(token, new ShardId("users", 3)).commit()).isZero();
    }

    @Test
    void forgetsCommitsOfAnotherPlan() {
        SyncToken before = SyncToken.NONE.and("shop-76543210/orders", 3, 17);

        assertThat(tokens.requirement(before, new ShardId("orders", 3)).commit())
                .isZero();
    }

    @Test
    void refusesWhatIsOfAnotherDeployment() {
        assertThatThrownBy(() -> tokens.offsets(SyncToken.NONE.and("bank-01234567/orders", 3, 17)))
                .isInstanceOf(ForeignTokenException.class)
                .hasMessageContaining("bank-01234567/orders");
        assertThatThrownBy(() -> tokens.offsets(SyncToken.NONE.and("shop.orders", 2, 17)))
                .isInstanceOf(ForeignTokenException.class)
                .hasMessageContaining("partition 2");
    }
}

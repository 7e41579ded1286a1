package dev.belvedere.topology.flow.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Selection;
import dev.belvedere.topology.state.ShardId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An index with 16 shards, whose first key column decides the shard. */
class DestinationTest {

    private static final RowType KEY =
            RowType.of(new Column("user_id", SqlType.BIGINT, true), new Column("id", SqlType.BIGINT, false));
    private static final Provenance PROVENANCE = new Provenance(0, 0, 0, 0);

    private final Destination destination = new Destination(
            new AssemblyPlan(0, "orders", KEY, 1, List.of(), new Selection(List.of(), List.of()), List.of()), 16);

    private static byte[] key(long user, long id) {
        return KeyCodec.of(KEY).encode(Row.of(user, id));
    }

    private static Message.Mark mark(@Nullable ShardId target) {
        return new Message.Mark(2, 7, new long[] {3}, target);
    }

    @Test
    void sendsAMessageToTheShardOfItsKey() {
        byte[] key = key(17, 4);
        Message row = new Message.RootRow(PROVENANCE, 0, null);

        assertThat(row.shards(key, destination)).containsExactly(destination.shardOf(key));
        assertThat(destination.shardOf(key(17, 5))).isEqualTo(destination.shardOf(key));
    }

    @Test
    void sendsTheLastMessageOfAChangeWhereTheMessageGoes() {
        byte[] key = key(17, 4);
        Message.RootRow row = new Message.RootRow(PROVENANCE, 0, null);

        assertThat(new Message.Last(row).shards(key, destination)).isEqualTo(row.shards(key, destination));
    }

    @Test
    void sendsAMarkToAllShards() {
        assertThat(mark(null).shards(new byte[0], destination)).hasSize(16);
    }

    @Test
    void sendsARequestedMarkToTheShardThatRequestedIt() {
        assertThat(mark(new ShardId("orders", 3)).shards(new byte[0], destination))
                .containsExactly(3);
    }

    @Test
    void sendsAMarkForAShardFurtherDownstreamToAllShards() {
        assertThat(mark(new ShardId("users", 3)).shards(new byte[0], destination))
                .hasSize(16);
    }
}

package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.state.ShardId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.state.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StandbyUpdateListener.SuspendReason;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Copies of shard 2 of one assembly that readers read, and of one that they do not, with two sources. */
class LocalReplicasTest {

    private static final int READ = 0;
    private static final int UNREAD = 1;
    private static final int SHARD = 2;
    private static final String STORE = "orders";
    private static final TopicPartition CHANGELOG = new TopicPartition("shop-01234567-orders-changelog", SHARD);

    private final KeyValueStore<Bytes, byte[]> records = store();
    private final LocalReplicas held = new LocalReplicas(
            "shop-01234567",
            Map.of(STORE, READ, "items", UNREAD),
            Set.of(READ),
            2,
            new LocalChangeFeeds(Map.of(READ, STORE), 0, Runnable::run));

    private static KeyValueStore<Bytes, byte[]> store() {
        return Stores.inMemoryKeyValueStore(STORE).get();
    }

    private List<ProducerRecord<byte[], byte[]>> committing() {
        List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
        held.committing(sent::add);
        return sent;
    }

    private void write(Commit commit) {
        records.put(Bytes.wrap(StoreKeys.commit()), commit.encode());
    }

    private LocalReplica copy() {
        return held.shard(READ, SHARD).orElseThrow();
    }

    private void isActiveWithOneCommit() {
        held.opened(STORE, SHARD, records);
        held.held(READ, SHARD, new long[] {5, 7});
        held.reached(READ, SHARD, 1, 8);
        held.committing(sent -> {});
        held.committed();
    }

    private void loaded() {
        held.onBatchLoaded(CHANGELOG, STORE, new TaskId(0, SHARD), 10, 10, 10);
    }

    @Test
    void showsWhatAShardHasReachedOnceThatIsCommitted() {
        held.opened(STORE, SHARD, records);
        held.held(READ, SHARD, new long[] {5, 7});

        held.reached(READ, SHARD, 0, 9);
        List<ProducerRecord<byte[], byte[]>> sent = committing();

        assertThat(copy().commit().number()).isZero();
        assertThat(copy().offset(0)).isEqualTo(5);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).topic()).isEqualTo(CHANGELOG.topic());
        assertThat(sent.get(0).partition()).isEqualTo(SHARD);
        assertThat(sent.get(0).key()).isEqualTo(StoreKeys.commit());
        Commit commit = Commit.decode(sent.get(0).value(), 2);
        assertThat(commit.number()).isEqualTo(1);
        assertThat(commit.offsets()).containsExactly(9, 7);

        held.committed();

        assertThat(copy().commit().number()).isEqualTo(1);
        assertThat(copy().offset(0)).isEqualTo(9);
        assertThat(committing()).isEmpty();
    }

    @Test
    void goesOnCountingWhereTheCopyBeforeStopped() {
        write(new Commit(41, new long[] {5, 7}));
        held.opened(STORE, SHARD, records);
        held.held(READ, SHARD, new long[] {6, 7});

        held.reached(READ, SHARD, 1, 8);
        held.committing(sent -> {});
        held.committed();

        assertThat(copy().commit().number()).isEqualTo(42);
        assertThat(copy().commit().offsets()).containsExactly(6, 8);
    }

    @Test
    void readsAnActiveCopyOnAsItIsWhenItIsNoLongerActive() {
        isActiveWithOneCommit();

        held.gone(READ, SHARD);

        assertThat(copy().role()).isEqualTo(Role.STANDBY);
        assertThat(copy().commit().number()).isEqualTo(1);
        assertThat(copy().commit().offsets()).containsExactly(5, 8);
    }

    @Test
    void forgetsAnActiveCopyThatWasInTheMiddleOfATransaction() {
        isActiveWithOneCommit();

        held.reached(READ, SHARD, 1, 9);
        held.gone(READ, SHARD);

        assertThat(held.shard(READ, SHARD)).isEmpty();
    }

    @Test
    void writesNoCommitsOfShardsThatNobodyReads() {
        held.opened("items", SHARD, store());
        held.held(UNREAD, SHARD, new long[] {0, 0});

        held.reached(UNREAD, SHARD, 0, 9);

        assertThat(committing()).isEmpty();
    }

    @Test
    void leavesTheShardsOfOtherThreadsAlone() throws Exception {
        held.opened(STORE, SHARD, records);
        Thread other = new Thread(() -> {
            held.held(READ, SHARD, new long[] {0, 0});
            held.reached(READ, SHARD, 0, 1);
        });
        other.start();
        other.join();

        assertThat(committing()).isEmpty();
        held.committed();

        assertThat(copy().commit().number()).isZero();
    }

    @Test
    void showsAStandbyCopyFromItsFirstCommitOn() {
        held.opened(STORE, SHARD, records);
        assertThat(held.shard(READ, SHARD)).isEmpty();

        write(new Commit(3, new long[] {4, 5}));
        loaded();
        assertThat(copy().role()).isEqualTo(Role.STANDBY);
        assertThat(copy().commit().number()).isEqualTo(3);

        write(new Commit(4, new long[] {6, 5}));
        loaded();
        assertThat(copy().commit().number()).isEqualTo(4);
        assertThat(held.active(READ)).isEmpty();
    }

    @Test
    void readsAStandbyCopyOnWhileItIsPromoted() {
        held.opened(STORE, SHARD, records);
        write(new Commit(3, new long[] {4, 5}));
        loaded();

        held.onUpdateSuspended(CHANGELOG, STORE, 10, 10, SuspendReason.PROMOTED);
        assertThat(copy().role()).isEqualTo(Role.STANDBY);

        held.held(READ, SHARD, new long[] {4, 5});
        assertThat(copy().role()).isEqualTo(Role.ACTIVE);
        assertThat(copy().commit().number()).isEqualTo(3);
    }

    @Test
    void forgetsAStandbyCopyThatMovesAway() {
        held.opened(STORE, SHARD, records);
        write(new Commit(3, new long[] {4, 5}));
        loaded();
        LocalReplica before = copy();

        held.onUpdateSuspended(CHANGELOG, STORE, 10, 10, SuspendReason.MIGRATED);

        assertThat(held.shard(READ, SHARD)).isEmpty();
        assertThat(before.await(new CommitRequirement(new long[] {9, 9}, 0))).isCompletedWithValue(false);
    }

    @Test
    void forgetsACopyWhoseStoreCloses() {
        held.opened(STORE, SHARD, records);
        held.held(READ, SHARD, new long[] {4, 5});

        held.closed(STORE, SHARD, store());
        assertThat(held.shard(READ, SHARD)).as("another store closed").isPresent();

        held.closed(STORE, SHARD, records);
        assertThat(held.shard(READ, SHARD)).isEmpty();
    }

    private OptionalDouble restored() {
        return held.restored(new ShardId(STORE, SHARD));
    }

    @Test
    void saysHowMuchOfACopyThatIsToBeActiveIsRestored() {
        assertThat(restored()).isEmpty();

        held.onRestoreStart(CHANGELOG, STORE, 1_000, 5_000);
        assertThat(restored()).hasValue(0);
        held.onBatchRestored(CHANGELOG, STORE, 1_999, 1_000);
        assertThat(restored()).hasValue(25);

        held.onRestoreEnd(CHANGELOG, STORE, 4_000);
        assertThat(restored()).isEmpty();
    }

    @Test
    void takesAStandbyCopyForRestoredWhereItLacksLittle() {
        held.onUpdateStart(CHANGELOG, STORE, 0);
        assertThat(restored()).isEmpty();
        held.onBatchLoaded(CHANGELOG, STORE, new TaskId(0, SHARD), 1_999, 2_000, 4_000);
        assertThat(restored()).hasValue(50);

        held.onBatchLoaded(CHANGELOG, STORE, new TaskId(0, SHARD), 2_999, 1_000, 4_000);
        assertThat(restored()).isEmpty();
        held.onBatchLoaded(CHANGELOG, STORE, new TaskId(0, SHARD), 3_999, 1_000, 9_000);
        assertThat(restored()).isEmpty();
    }

    @Test
    void restoresNothingMoreOfACopyThatMovesAway() {
        held.onRestoreStart(CHANGELOG, STORE, 0, 10);
        held.onRestoreSuspended(CHANGELOG, STORE, 5);
        assertThat(restored()).isEmpty();

        held.onUpdateStart(CHANGELOG, STORE, 0);
        held.onUpdateSuspended(CHANGELOG, STORE, 5, 10_000, SuspendReason.PROMOTED);
        assertThat(restored()).isEmpty();
    }
}

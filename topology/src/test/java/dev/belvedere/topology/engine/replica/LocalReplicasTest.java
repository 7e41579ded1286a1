package dev.belvedere.topology.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.state.StoreKeys;
import java.util.ArrayList;
import java.util.List;
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

/** Replicas of shard 2 of a store that is read, and of one that is not, with two sources. */
class LocalReplicasTest {

    private static final String STORE = "orders";
    private static final ShardId READ = new ShardId(STORE, 2);
    private static final ShardId UNREAD = new ShardId("items", 2);
    private static final TopicPartition CHANGELOG = new TopicPartition("shop-01234567-orders-changelog", 2);

    private final KeyValueStore<Bytes, byte[]> records = store();
    private final LocalReplicas replicas =
            new LocalReplicas("shop-01234567", Set.of(STORE), 2, new LocalChangeFeeds(Set.of(STORE), 0, Runnable::run));

    private static KeyValueStore<Bytes, byte[]> store() {
        return Stores.inMemoryKeyValueStore(STORE).get();
    }

    private List<ProducerRecord<byte[], byte[]>> committing() {
        List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
        replicas.committing(sent::add);
        return sent;
    }

    private void write(Commit commit) {
        records.put(Bytes.wrap(StoreKeys.commit()), commit.encode());
    }

    private LocalReplica replica() {
        return replicas.replica(READ).orElseThrow();
    }

    private void isActiveWithOneCommit() {
        replicas.opened(READ, records);
        replicas.activated(READ, new long[] {5, 7});
        replica().reached(1, 8);
        replicas.committing(sent -> {});
        replicas.committed();
    }

    private void loaded() {
        replicas.onBatchLoaded(CHANGELOG, STORE, new TaskId(0, 2), 10, 10, 10);
    }

    @Test
    void showsWhatAShardHasReachedOnceThatIsCommitted() {
        replicas.opened(READ, records);
        replicas.activated(READ, new long[] {5, 7});

        replica().reached(0, 9);
        List<ProducerRecord<byte[], byte[]>> sent = committing();

        assertThat(replica().commit().number()).isZero();
        assertThat(replica().offset(0)).isEqualTo(5);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).topic()).isEqualTo(CHANGELOG.topic());
        assertThat(sent.get(0).partition()).isEqualTo(2);
        assertThat(sent.get(0).key()).isEqualTo(StoreKeys.commit());
        Commit commit = Commit.decode(sent.get(0).value(), 2);
        assertThat(commit.number()).isEqualTo(1);
        assertThat(commit.offsets()).containsExactly(9, 7);

        replicas.committed();

        assertThat(replica().commit().number()).isEqualTo(1);
        assertThat(replica().offset(0)).isEqualTo(9);
        assertThat(committing()).isEmpty();
    }

    @Test
    void goesOnCountingWhereTheCopyBeforeStopped() {
        write(new Commit(41, new long[] {5, 7}));
        replicas.opened(READ, records);
        replicas.activated(READ, new long[] {6, 7});

        replica().reached(1, 8);
        replicas.committing(sent -> {});
        replicas.committed();

        assertThat(replica().commit().number()).isEqualTo(42);
        assertThat(replica().commit().offsets()).containsExactly(6, 8);
    }

    @Test
    void readsAnActiveCopyOnAsItIsWhenItIsNoLongerActive() {
        isActiveWithOneCommit();

        replicas.deactivated(READ);

        assertThat(replica().role()).isEqualTo(Role.STANDBY);
        assertThat(replica().commit().number()).isEqualTo(1);
        assertThat(replica().commit().offsets()).containsExactly(5, 8);
    }

    @Test
    void forgetsAnActiveCopyThatWasInTheMiddleOfATransaction() {
        isActiveWithOneCommit();

        replica().reached(1, 9);
        replicas.deactivated(READ);

        assertThat(replicas.replica(READ)).isEmpty();
    }

    @Test
    void writesNoCommitsOfShardsThatNobodyReads() {
        replicas.opened(UNREAD, store());
        replicas.activated(UNREAD, new long[] {0, 0}).reached(0, 9);

        assertThat(committing()).isEmpty();
    }

    @Test
    void leavesTheShardsOfOtherThreadsAlone() throws Exception {
        replicas.opened(READ, records);
        Thread other = new Thread(() -> {
            replicas.activated(READ, new long[] {0, 0});
            replica().reached(0, 1);
        });
        other.start();
        other.join();

        assertThat(committing()).isEmpty();
        replicas.committed();

        assertThat(replica().commit().number()).isZero();
    }

    @Test
    void showsAStandbyCopyFromItsFirstCommitOn() {
        replicas.opened(READ, records);
        assertThat(replicas.replica(READ)).isEmpty();

        write(new Commit(3, new long[] {4, 5}));
        loaded();
        assertThat(replica().role()).isEqualTo(Role.STANDBY);
        assertThat(replica().commit().number()).isEqualTo(3);

        write(new Commit(4, new long[] {6, 5}));
        loaded();
        assertThat(replica().commit().number()).isEqualTo(4);
        assertThat(replicas.active(STORE)).isEmpty();
    }

    @Test
    void readsAStandbyCopyOnWhileItIsPromoted() {
        replicas.opened(READ, records);
        write(new Commit(3, new long[] {4, 5}));
        loaded();

        replicas.onUpdateSuspended(CHANGELOG, STORE, 10, 10, SuspendReason.PROMOTED);
        assertThat(replica().role()).isEqualTo(Role.STANDBY);

        replicas.activated(READ, new long[] {4, 5});
        assertThat(replica().role()).isEqualTo(Role.ACTIVE);
        assertThat(replica().commit().number()).isEqualTo(3);
    }

    @Test
    void forgetsAStandbyCopyThatMovesAway() {
        replicas.opened(READ, records);
        write(new Commit(3, new long[] {4, 5}));
        loaded();
        LocalReplica before = replica();

        replicas.onUpdateSuspended(CHANGELOG, STORE, 10, 10, SuspendReason.MIGRATED);

        assertThat(replicas.replica(READ)).isEmpty();
        assertThat(before.await(new CommitRequirement(new long[] {9, 9}, 0))).isCompletedWithValue(false);
    }

    @Test
    void forgetsACopyWhoseStoreCloses() {
        replicas.opened(READ, records);
        replicas.activated(READ, new long[] {4, 5});

        replicas.closed(READ, store());
        assertThat(replicas.replica(READ)).as("another store closed").isPresent();

        replicas.closed(READ, records);
        assertThat(replicas.replica(READ)).isEmpty();
    }

    private OptionalDouble restored() {
        return replicas.restored(READ);
    }

    @Test
    void saysHowMuchOfACopyThatIsToBeActiveIsRestored() {
        assertThat(restored()).isEmpty();

        replicas.onRestoreStart(CHANGELOG, STORE, 1_000, 5_000);
        assertThat(restored()).hasValue(0);
        replicas.onBatchRestored(CHANGELOG, STORE, 1_999, 1_000);
        assertThat(restored()).hasValue(25);

        replicas.onRestoreEnd(CHANGELOG, STORE, 4_000);
        assertThat(restored()).isEmpty();
    }

    @Test
    void takesAStandbyCopyForRestoredWhereItLacksLittle() {
        replicas.onUpdateStart(CHANGELOG, STORE, 0);
        assertThat(restored()).isEmpty();
        replicas.onBatchLoaded(CHANGELOG, STORE, new TaskId(0, 2), 1_999, 2_000, 4_000);
        assertThat(restored()).hasValue(50);

        replicas.onBatchLoaded(CHANGELOG, STORE, new TaskId(0, 2), 2_999, 1_000, 4_000);
        assertThat(restored()).isEmpty();
        replicas.onBatchLoaded(CHANGELOG, STORE, new TaskId(0, 2), 3_999, 1_000, 9_000);
        assertThat(restored()).isEmpty();
    }

    @Test
    void restoresNothingMoreOfACopyThatMovesAway() {
        replicas.onRestoreStart(CHANGELOG, STORE, 0, 10);
        replicas.onRestoreSuspended(CHANGELOG, STORE, 5);
        assertThat(restored()).isEmpty();

        replicas.onUpdateStart(CHANGELOG, STORE, 0);
        replicas.onUpdateSuspended(CHANGELOG, STORE, 5, 10_000, SuspendReason.PROMOTED);
        assertThat(restored()).isEmpty();
    }
}

package dev.belvedere.topology.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A replica of a shard with two sources, which has reached 10 and 20. */
class LocalReplicaTest {

    private final LocalReplica replica = new LocalReplica(Role.ACTIVE, new Commit(3, new long[] {10, 20}), null, null);

    @Test
    void doesNotLetWaitForWhatIsIn() {
        assertThat(replica.await(required(10, 0))).isCompletedWithValue(true);
        assertThat(replica.waiting()).isZero();
    }

    @Test
    void wakesAReaderOnceEverySourceIsFarEnough() {
        CompletableFuture<Boolean> reached = replica.await(required(11, 21));

        replica.reached(0, 12);
        replica.committed();
        assertThat(reached).isNotDone();
        replica.reached(1, 21);
        assertThat(reached).isNotDone();
        replica.committed();

        assertThat(reached).isCompletedWithValue(true);
        assertThat(replica.waiting()).isZero();
    }

    @Test
    void wakesAReaderOnceTheCommitIsIn() {
        CompletableFuture<Boolean> reached = replica.await(new CommitRequirement(new long[] {0, 0}, 4));

        replica.reached(0, 11);
        assertThat(reached).isNotDone();
        replica.committed();

        assertThat(reached).isCompletedWithValue(true);
    }

    @Test
    void countsOnlyCommitsThatHaveDoneSomethingHere() {
        replica.committed();
        assertThat(replica.commit().number()).isEqualTo(3);

        replica.changing(new byte[] {1}, null);
        assertThat(replica.committing())
                .hasValueSatisfying(next -> assertThat(next.number()).isEqualTo(4));
        replica.committed();

        assertThat(replica.commit().number()).isEqualTo(4);
        assertThat(replica.committing()).isEmpty();
    }

    @Test
    void tellsOfACommitOnceUnlessMoreIsDone() {
        replica.reached(0, 11);
        assertThat(replica.committing()).isPresent();
        assertThat(replica.committing()).isEmpty();

        replica.reached(0, 12);

        assertThat(replica.committing()).hasValueSatisfying(next -> {
            assertThat(next.number()).isEqualTo(4);
            assertThat(next.offsets()).containsExactly(12, 20);
        });
    }

    @Test
    void sendsReadersAwayWhenItGoes() {
        CompletableFuture<Boolean> reached = replica.await(required(11, 0));

        replica.close();

        assertThat(reached).isCompletedWithValue(false);
        assertThat(replica.await(required(11, 0))).isCompletedWithValue(false);
    }

    @Test
    void forgetsAReaderThatGivesUp() {
        replica.await(required(11, 0)).cancel(false);

        assertThat(replica.waiting()).isZero();
    }

    /** The reader begins to wait while the replica moves, each time at another moment: a window between looking and waiting would be met. */
    @Test
    void losesNoWakeUp() throws Exception {
        ExecutorService stream = Executors.newSingleThreadExecutor();
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            for (long round = 1; round <= 100_000; round++) {
                long next = 10 + round;
                stream.execute(() -> {
                    await(together);
                    replica.reached(0, next);
                    replica.committed();
                });
                await(together);
                assertThat(replica.await(required(next, 0)).get(10, TimeUnit.SECONDS))
                        .isTrue();
            }
        } finally {
            stream.shutdown();
        }
    }

    private static CommitRequirement required(long first, long second) {
        return new CommitRequirement(new long[] {first, second}, 0);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

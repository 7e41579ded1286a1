package dev.belvedere.topology.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One shard of two sources, which has 10 and 20 in. */
class LocalReplicaTest {

    private final LocalReplica shard = new LocalReplica(Role.ACTIVE, new Commit(3, new long[] {10, 20}), null, null);

    @Test
    void doesNotLetWaitForWhatIsIn() {
        assertThat(shard.await(wanted(10, 0))).isCompletedWithValue(true);
        assertThat(shard.waiting()).isZero();
    }

    @Test
    void wakesAReaderOnceEverySourceIsFarEnough() {
        CompletableFuture<Boolean> reached = shard.await(wanted(11, 21));

        shard.reached(0, 12);
        shard.committed();
        assertThat(reached).isNotDone();
        shard.reached(1, 21);
        assertThat(reached).isNotDone();
        shard.committed();

        assertThat(reached).isCompletedWithValue(true);
        assertThat(shard.waiting()).isZero();
    }

    @Test
    void wakesAReaderOnceTheCommitIsIn() {
        CompletableFuture<Boolean> reached = shard.await(new CommitRequirement(new long[] {0, 0}, 4));

        shard.reached(0, 11);
        assertThat(reached).isNotDone();
        shard.committed();

        assertThat(reached).isCompletedWithValue(true);
    }

    @Test
    void countsOnlyCommitsThatHaveDoneSomethingHere() {
        shard.committed();
        assertThat(shard.commit().number()).isEqualTo(3);

        shard.changing(new byte[] {1}, null);
        assertThat(shard.committing())
                .hasValueSatisfying(next -> assertThat(next.number()).isEqualTo(4));
        shard.committed();

        assertThat(shard.commit().number()).isEqualTo(4);
        assertThat(shard.committing()).isEmpty();
    }

    @Test
    void tellsOfACommitOnceUnlessMoreIsDone() {
        shard.reached(0, 11);
        assertThat(shard.committing()).isPresent();
        assertThat(shard.committing()).isEmpty();

        shard.reached(0, 12);

        assertThat(shard.committing()).hasValueSatisfying(next -> {
            assertThat(next.number()).isEqualTo(4);
            assertThat(next.offsets()).containsExactly(12, 20);
        });
    }

    @Test
    void sendsReadersAwayWhenItGoes() {
        CompletableFuture<Boolean> reached = shard.await(wanted(11, 0));

        shard.gone();

        assertThat(reached).isCompletedWithValue(false);
        assertThat(shard.await(wanted(11, 0))).isCompletedWithValue(false);
    }

    @Test
    void forgetsAReaderThatGivesUp() {
        shard.await(wanted(11, 0)).cancel(false);

        assertThat(shard.waiting()).isZero();
    }

    /** The reader begins to wait while the shard moves, each time at another moment: a window between looking and waiting would be met. */
    @Test
    void losesNoWakeUp() throws Exception {
        ExecutorService stream = Executors.newSingleThreadExecutor();
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            for (long round = 1; round <= 100_000; round++) {
                long next = 10 + round;
                stream.execute(() -> {
                    await(together);
                    shard.reached(0, next);
                    shard.committed();
                });
                await(together);
                assertThat(shard.await(wanted(next, 0)).get(10, TimeUnit.SECONDS))
                        .isTrue();
            }
        } finally {
            stream.shutdown();
        }
    }

    private static CommitRequirement wanted(long first, long second) {
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

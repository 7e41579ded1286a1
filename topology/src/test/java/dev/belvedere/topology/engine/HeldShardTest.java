package dev.belvedere.topology.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One shard of two sources, which has 10 and 20 in. */
class HeldShardTest {

    private final HeldShard shard = new HeldShard(new long[] {10, 20});

    @Test
    void doesNotLetWaitForWhatIsIn() {
        assertThat(shard.await(new long[] {10, 0})).isCompletedWithValue(true);
        assertThat(shard.waiting()).isZero();
    }

    @Test
    void wakesAReaderOnceEverySourceIsFarEnough() {
        CompletableFuture<Boolean> reached = shard.await(new long[] {11, 21});

        shard.reached(0, 12);
        assertThat(reached).isNotDone();
        shard.reached(1, 21);

        assertThat(reached).isCompletedWithValue(true);
        assertThat(shard.waiting()).isZero();
    }

    @Test
    void sendsReadersAwayWhenItGoes() {
        CompletableFuture<Boolean> reached = shard.await(new long[] {11, 0});

        shard.gone();

        assertThat(reached).isCompletedWithValue(false);
        assertThat(shard.await(new long[] {11, 0})).isCompletedWithValue(false);
    }

    @Test
    void forgetsAReaderThatGivesUp() {
        shard.await(new long[] {11, 0}).cancel(false);

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
                });
                await(together);
                assertThat(shard.await(new long[] {next, 0}).get(10, TimeUnit.SECONDS))
                        .isTrue();
            }
        } finally {
            stream.shutdown();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

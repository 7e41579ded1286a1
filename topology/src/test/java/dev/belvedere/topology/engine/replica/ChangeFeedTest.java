package dev.belvedere.topology.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.engine.replica.ChangeFeed.RecordChange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {

    private static final byte[] KEY = {1};

    private final ChangeFeed feed = new ChangeFeed(7, () -> 10_000, Runnable::run);

    private static void change(ChangeFeed feed, int times) {
        for (int i = 0; i < times; i++) {
            feed.changing();
            feed.changed(KEY, null, new byte[100]);
        }
    }

    private static List<Long> numbers(List<RecordChange> changes) {
        return changes.stream().map(RecordChange::number).toList();
    }

    @Test
    void givesChangesFromANumberOn() {
        change(feed, 5);

        assertThat(numbers(feed.from(2, 10).orElseThrow())).containsExactly(2L, 3L, 4L);
        assertThat(numbers(feed.from(0, 2).orElseThrow())).containsExactly(0L, 1L);
        assertThat(feed.from(5, 10).orElseThrow()).isEmpty();
    }

    @Test
    void knowsNothingOfNumbersThatItHasNotCounted() {
        change(feed, 5);

        assertThat(feed.from(6, 10)).isEmpty();
    }

    @Test
    void forgetsTheOldestBeyondItsBytes() {
        change(feed, 1_000);

        assertThat(feed.from(0, 1)).isEmpty();
        assertThat(feed.from(900, 1)).isEmpty();
        List<Long> kept = numbers(feed.from(960, 1_000).orElseThrow());
        assertThat(kept).hasSize(40).endsWith(999L);
    }

    @Test
    void countsAChangeBeforeItIsIn() {
        feed.changing();

        assertThat(feed.begun()).isEqualTo(1);
        assertThat(feed.next()).isZero();
    }

    @Test
    void wakesOnce() {
        AtomicInteger woken = new AtomicInteger();
        assertThat(feed.await(0, woken::incrementAndGet)).isTrue();

        change(feed, 2);

        assertThat(woken).hasValue(1);
        assertThat(feed.await(1, woken::incrementAndGet)).isFalse();
    }

    @Test
    void wakesWhenTheShardGoesAndNobodyWhoWasForgotten() {
        List<String> woken = new ArrayList<>();
        Runnable forgotten = () -> woken.add("forgotten");
        feed.await(0, () -> woken.add("waits"));
        feed.await(0, forgotten);
        feed.forget(forgotten);

        feed.gone();

        assertThat(woken).containsExactly("waits");
        assertThat(feed.isGone()).isTrue();
        assertThat(feed.await(0, forgotten)).isFalse();
        assertThat(feed.waiting()).isZero();
    }

    @Test
    void losesNoWakeUpWhileItChanges() throws InterruptedException {
        int changes = 20_000;
        ExecutorService waking = Executors.newSingleThreadExecutor();
        ChangeFeed busy = new ChangeFeed(7, () -> 1 << 28, waking);
        Thread writer = new Thread(() -> change(busy, changes));
        writer.start();
        Semaphore woken = new Semaphore(0);
        for (long next = 0; next < changes; next = busy.next()) {
            if (busy.await(next, woken::release)) {
                assertThat(woken.tryAcquire(20, TimeUnit.SECONDS))
                        .as("woken at " + next)
                        .isTrue();
            }
        }
        writer.join();
        waking.shutdown();
    }
}

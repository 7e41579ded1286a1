package dev.belvedere.query.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.read.SubscriptionStart.Kind;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.SnapshotSettings;
import dev.belvedere.topology.engine.freshness.Snapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscribes to rows while they change: at the end of each epoch, a subscriber has exactly its rows. */
class SubscriptionReaderTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final Subscription ALL = Subscription.all(ORDERS);
    private static final int KEYS = 250;
    private static final int READERS = 3;
    private static final int EPOCHS = 300;

    private final EpochCluster cluster = EpochCluster.single(1 << 28, ORDERS);
    private final LocalViews views = new LocalViews(cluster.instance(0));
    private final Map<Long, Map<Long, Long>> history = new ConcurrentHashMap<>();
    private final Map<Long, Long> written = new HashMap<>();
    private long version;

    private static Row row(long id, long version) {
        return Row.of(id, "n" + id % 7, BigDecimal.valueOf(version, 2));
    }

    private Snapshot newest() {
        return views.snapshots().latest(List.of()).orElseThrow();
    }

    private SubscriptionReader follow(Subscription rows, Optional<Snapshot> reached) {
        SubscriptionStart start = reached.map(snapshot -> new SubscriptionStart(snapshot, Kind.CHANGES, false))
                .orElseGet(() -> new SubscriptionStart(newest(), Kind.ROWS, false));
        return views.subscribe(rows, start).orElseThrow();
    }

    private static <T> T found(ReadResult<T> answer) {
        if (answer instanceof ReadResult.Found<T> found) {
            return found.value();
        }
        throw new AssertionError(answer);
    }

    private static List<RowEvent> all(SubscriptionReader reader) {
        List<RowEvent> all = new ArrayList<>();
        boolean more = true;
        while (more) {
            List<RowEvent> next = found(reader.next());
            all.addAll(next);
            more = !next.isEmpty() || !reader.await(() -> {});
        }
        return all;
    }

    private void put(long id) {
        version++;
        cluster.put(ORDERS, row(id, version));
        written.put(id, version);
    }

    private void end() {
        history.put(newest().epoch() + 1, Map.copyOf(written));
        cluster.end();
    }

    /** In each epoch some keys change, some of them twice, and some come and go. */
    private void write(Random random) {
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int changes = random.nextInt(12); changes > 0; changes--) {
                long id = random.nextInt(KEYS);
                if (random.nextInt(4) == 0) {
                    cluster.remove(ORDERS, Row.of(id));
                    written.remove(id);
                } else {
                    put(id);
                }
            }
            end();
        }
    }

    private void hammer(int breaks, long seed) {
        end();
        CompletableFuture<Void> writer =
                CompletableFuture.runAsync(() -> write(new Random(seed)), task -> new Thread(task).start());
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        for (long reader = 0; reader < READERS; reader++) {
            Random random = new Random(seed + reader);
            readers.add(CompletableFuture.runAsync(
                    () -> readAll(breaks, random, writer), task -> new Thread(task).start()));
        }
        writer.join();
        readers.forEach(CompletableFuture::join);
    }

    private void readAll(int breaks, Random random, CompletableFuture<Void> writer) {
        try {
            read(breaks, random, writer);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Reads until everything written has arrived; now and then it takes only a part, and resumes at the last epoch that has ended. */
    private void read(int breaks, Random random, CompletableFuture<Void> writer) throws InterruptedException {
        EpochClient client = new EpochClient(history);
        SubscriptionReader rows = follow(ALL, Optional.empty());
        Semaphore woken = new Semaphore(0);
        boolean more = true;
        while (more) {
            boolean last = writer.isDone();
            List<RowEvent> events = found(rows.next());
            int taken = breaks > 0 && !events.isEmpty() && random.nextInt(breaks) == 0
                    ? random.nextInt(events.size())
                    : events.size();
            events.subList(0, taken).forEach(client::accept);
            if (taken < events.size()) {
                rows.close(() -> {});
                client.breakOff();
                rows = follow(ALL, client.reached());
            }
            more = !events.isEmpty() || !rows.await(woken::release) || !last;
            if (events.isEmpty()) {
                // The writer's end wakes nobody.
                boolean unused = woken.tryAcquire(10, TimeUnit.MILLISECONDS);
            }
        }
        rows.heartbeat().ifPresent(client::accept);
        assertThat(client.reached()).contains(newest());
        rows.close(() -> {});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tellsExactlyTheRowsOfEachEpoch(long seed) {
        hammer(0, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void tellsThemToOneThatComesBackAgainAndAgain(long seed) {
        hammer(3, seed);
    }

    /** A planted bug: the epoch ends before its last change. */
    @Test
    void isCaughtIfItTellsTheEndOfAnEpochTooEarly() {
        EpochClient client = new EpochClient(history);
        put(1);
        end();
        SubscriptionReader rows = follow(ALL, Optional.empty());
        all(rows).forEach(client::accept);
        put(1);
        written.put(2L, version + 1);
        end();
        put(2);

        assertThatThrownBy(() -> all(rows).forEach(client::accept))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("rows of Snapshot");
    }

    @Test
    void tellsTheFirstRowsAsTheyWereAtOneSnapshot() {
        for (long id = 0; id < KEYS; id++) {
            put(id);
        }
        end();
        EpochClient client = new EpochClient(history);
        SubscriptionReader rows = follow(ALL, Optional.empty());
        found(rows.next()).forEach(client::accept);
        for (long id = 0; id < KEYS; id++) {
            put(id);
        }
        end();

        all(rows).forEach(client::accept);

        assertThat(client.reached()).contains(newest());
    }

    @Test
    void tellsNothingOfTheEpochUnderWay() {
        SubscriptionReader rows = follow(ALL, Optional.empty());
        assertThat(all(rows)).hasSize(1);
        put(1);

        assertThat(all(rows)).isEmpty();
        assertThat(rows.await(() -> {})).isTrue();
    }

    @Test
    void tellsEachRowOnceInAnEpochAndNothingOfRowsThatAreAsBefore() {
        put(1);
        put(2);
        end();
        SubscriptionReader rows = follow(ALL, Optional.empty());
        List<RowEvent> before = all(rows);
        put(1);
        put(1);
        cluster.remove(ORDERS, Row.of(2L));
        cluster.put(ORDERS, row(2, 2));
        put(3);
        cluster.remove(ORDERS, Row.of(3L));
        written.remove(3L);
        end();

        assertThat(before).hasSize(3);
        assertThat(all(rows)).containsExactly(new RowEvent.Upsert(row(1, 4), newest().epoch()), ended());
    }

    private RowEvent ended() {
        return new RowEvent.Ended(newest());
    }

    @Test
    void waitsForTheCommitOfAnEpochThatIsVisibleAlready() {
        SubscriptionReader rows = follow(ALL, Optional.empty());
        all(rows);
        put(1);
        AtomicInteger woken = new AtomicInteger();
        cluster.endBeforeCommitOf(cluster.instance(0));
        assertThat(all(rows)).isEmpty();
        assertThat(rows.await(woken::incrementAndGet)).isTrue();

        cluster.commitOf(cluster.instance(0));

        assertThat(all(rows)).hasSize(2);
        await().until(() -> woken.get() == 1);
    }

    @Test
    void tellsOneWhoseRowsAreQuietANewerSnapshotOnlyWithAHeartbeat() {
        SubscriptionReader rows = follow(Subscription.row(ORDERS, Row.of(1L)), Optional.empty());
        assertThat(all(rows)).hasSize(1);
        put(2);
        end();

        assertThat(all(rows)).isEmpty();
        assertThat(rows.heartbeat()).contains(ended());
        assertThat(rows.heartbeat()).isEmpty();
    }

    @Test
    void holdsTheSnapshotThatASubscriberReads() {
        EpochCluster brief =
                new EpochCluster(List.of("this"), new SnapshotSettings(Duration.ZERO, 1 << 20), List.of(ORDERS));
        LocalViews few = new LocalViews(brief.instance(0));
        Snapshot first = few.snapshots().latest(List.of()).orElseThrow();
        SubscriptionReader rows = few.subscribe(ALL, new SubscriptionStart(first, Kind.ROWS, false))
                .orElseThrow();
        for (long id = 0; id < 3; id++) {
            brief.put(ORDERS, row(id, id));
            brief.end();
        }

        assertThat(all(rows)).hasSize(1 + 2 * 3);
        rows.close(() -> {});
        brief.end();
        brief.end();
        assertThat(few.snapshots().first(first.epoch()))
                .isEqualTo(few.snapshots().latest(List.of()));
    }

    @Test
    void isOutpacedWhereWhatItNeedsTakesTooMuchMemory() {
        EpochCluster small = EpochCluster.single(1 << 20, ORDERS);
        LocalViews few = new LocalViews(small.instance(0));
        Snapshot first = few.snapshots().latest(List.of()).orElseThrow();
        SubscriptionReader rows = few.subscribe(ALL, new SubscriptionStart(first, Kind.CHANGES, false))
                .orElseThrow();
        for (long change = 0; change < 10_000; change++) {
            small.put(ORDERS, row(1, change)).end();
        }

        assertThat(rows.next()).isEqualTo(ReadResult.refused(Refusal.OUTPACED));
    }

    @Test
    void endsWithTheShard() {
        SubscriptionReader rows = follow(ALL, Optional.empty());
        cluster.instance(0).leave(1);

        assertThat(rows.next()).isEqualTo(ReadResult.refused(Refusal.MOVED));
    }

    @Test
    void doesNotGoOnFromASnapshotThatIsNotKept() {
        EpochCluster brief =
                new EpochCluster(List.of("this"), new SnapshotSettings(Duration.ZERO, 1 << 20), List.of(ORDERS));
        LocalViews few = new LocalViews(brief.instance(0));
        Snapshot first = few.snapshots().latest(List.of()).orElseThrow();
        brief.put(ORDERS, row(1, 1)).end();
        brief.put(ORDERS, row(1, 2)).end();

        assertThat(few.subscribe(ALL, new SubscriptionStart(first, Kind.CHANGES, false)))
                .isEmpty();
    }
}

package dev.belvedere.query.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.read.SubscriptionPosition.ShardPosition;
import dev.belvedere.serdes.row.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscribes to rows while they change: the events of each key have to be a history of it. */
class SubscriptionReaderTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final int KEYS = 500;
    private static final int READERS = 3;
    private static final int CHANGES = 20_000;

    private final FakeEngine engine = new FakeEngine(ORDERS);
    private final LocalViews views = new LocalViews(engine);
    /** The last version of each key, by whether there is such a row. */
    private final Map<Long, Long> written = new HashMap<>();

    SubscriptionReaderTest() {
        engine.changes().keep(1 << 28);
    }

    private static Row row(long id, long version) {
        return Row.of(id, "n" + id % 7, BigDecimal.valueOf(version, 2));
    }

    private SubscriptionReader follow(Subscription watch, Optional<SubscriptionPosition> reached) {
        return found(views.subscribe(watch, reached));
    }

    private static <T> T found(ReadResult<T> answer) {
        if (answer instanceof ReadResult.Found<T> found) {
            return found.value();
        }
        throw new AssertionError(answer);
    }

    /** The rows of a client that receives these events, which it checks. */
    private static final class Client {

        private final Map<Long, Long> rows = new HashMap<>();
        private final Map<Long, Long> seen = new HashMap<>();

        void accept(RowEvent event) {
            if (event instanceof RowEvent.Upsert upsert) {
                long id = (Long) Objects.requireNonNull(upsert.row().get(0));
                long version = ((BigDecimal) Objects.requireNonNull(upsert.row().get(2)))
                        .unscaledValue()
                        .longValue();
                // Every version is written once: an equal one is sent twice, a smaller one goes back.
                assertThat(version).as("version of " + id).isGreaterThan(seen.getOrDefault(id, -1L));
                seen.put(id, version);
                rows.put(id, version);
            } else if (event instanceof RowEvent.Delete delete) {
                assertThat(rows.remove(delete.row().get(0))).as("deleted").isNotNull();
            }
        }
    }

    private void write(long seed) {
        Random random = new Random(seed);
        for (long version = 1; version <= CHANGES; version++) {
            long id = random.nextInt(KEYS);
            if (random.nextInt(4) == 0) {
                engine.remove(ORDERS, Row.of(id));
                written.remove(id);
            } else {
                engine.put(ORDERS, row(id, version));
                written.put(id, version);
            }
        }
    }

    /** Writes, and has some read meanwhile; gives what those have in the end. */
    private List<Client> hammer(int breaks, long seed) {
        CompletableFuture<Void> writer =
                CompletableFuture.runAsync(() -> write(seed), task -> new Thread(task).start());
        List<CompletableFuture<Client>> readers = new ArrayList<>();
        for (long reader = 0; reader < READERS; reader++) {
            Random random = new Random(seed + reader);
            readers.add(CompletableFuture.supplyAsync(
                    () -> readAgainAndAgain(breaks, random, writer), task -> new Thread(task).start()));
        }
        writer.join();
        return readers.stream().map(CompletableFuture::join).toList();
    }

    private Client readAgainAndAgain(int breaks, Random random, CompletableFuture<Void> writer) {
        while (!writer.isDone()) {
            read(breaks, random, writer, 1 + random.nextInt(20));
        }
        return read(breaks, random, writer, Integer.MAX_VALUE);
    }

    /** Subscribes for some rounds, or until everything written has arrived; now and then takes only a part, and resumes at its last id. */
    private Client read(int breaks, Random random, CompletableFuture<Void> writer, int rounds) {
        Client client = new Client();
        SubscriptionReader rows = follow(Subscription.all(ORDERS), Optional.empty());
        boolean more = true;
        for (int round = 0; more && round < rounds; round++) {
            boolean last = writer.isDone();
            List<RowEvent> events = found(rows.next());
            int taken = breaks > 0 && !events.isEmpty() && random.nextInt(breaks) == 0
                    ? 1 + random.nextInt(events.size())
                    : events.size();
            events.subList(0, taken).forEach(client::accept);
            if (taken < events.size()) {
                rows = follow(
                        Subscription.all(ORDERS),
                        Optional.of(events.get(taken - 1).position()));
            }
            more = !events.isEmpty() || !rows.await(() -> {}) || !last;
        }
        return client;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sendsAHistoryOfEachKeyThatEndsWithWhatIsThere(long seed) {
        assertThat(hammer(0, seed)).allSatisfy(client -> assertThat(client.rows).isEqualTo(written));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void sendsTheSameHistoryToOneThatComesBackAgainAndAgain(long seed) {
        assertThat(hammer(3, seed)).allSatisfy(client -> assertThat(client.rows).isEqualTo(written));
    }

    @Test
    void readsAPageInTheMiddleOfAChangeThatIsAnnounced() {
        Client client = new Client();

        readInTheMiddleOfAChange(client);

        assertThat(client.rows).containsExactly(Map.entry(1L, 2L));
    }

    /** The page has the change without this being known, and the subscriber receives it twice. */
    @Test
    void noticesAStoreThatAnnouncesItsChangesTooLate() {
        engine.announceLate();

        assertThatThrownBy(() -> readInTheMiddleOfAChange(new Client()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("version of 1");
    }

    /** The client receives a row's shard while the row changes, and then what follows. */
    private void readInTheMiddleOfAChange(Client client) {
        engine.put(ORDERS, row(1, 1));
        int shard = ORDERS.shardOf(Row.of(1L));
        SubscriptionReader rows = follow(Subscription.all(ORDERS).in(List.of(shard)), Optional.empty());
        engine.duringChange(() -> found(rows.next()).forEach(client::accept));
        engine.put(ORDERS, row(1, 2));
        found(rows.next()).forEach(client::accept);
    }

    /** The position of a subscriber that received some shards from one instance and some from another. */
    @Test
    void goesOnInShardsThatAreReadToDifferentPlaces() {
        for (long id = 0; id < KEYS; id++) {
            engine.put(ORDERS, row(id, 1));
            written.put(id, 1L);
        }
        Subscription all = Subscription.all(ORDERS);
        Client client = new Client();
        Optional<ShardPosition> begun = readSome(all.in(List.of(0)), client, 7);
        Optional<ShardPosition> read = readSome(all.in(List.of(1)), client, Integer.MAX_VALUE);
        for (long id = 0; id < KEYS; id += 3) {
            engine.put(ORDERS, row(id, 2));
            written.put(id, 2L);
        }

        SubscriptionReader rows = follow(all, Optional.of(new SubscriptionPosition(List.of(begun, read))));
        assertThat(rows.isReset()).isFalse();
        List<RowEvent> events = found(rows.next());
        while (!events.isEmpty()) {
            events.forEach(client::accept);
            events = found(rows.next());
        }

        assertThat(client.rows).isEqualTo(written);
    }

    private Optional<ShardPosition> readSome(Subscription part, Client client, int most) {
        SubscriptionReader rows = follow(part, Optional.empty());
        List<RowEvent> sent = new ArrayList<>();
        List<RowEvent> events = found(rows.next());
        while (!events.isEmpty()) {
            sent.addAll(events);
            events = found(rows.next());
        }
        List<RowEvent> taken = sent.subList(0, Math.min(most, sent.size()));
        taken.forEach(client::accept);
        return taken.get(taken.size() - 1).position().shards().get(0);
    }
}

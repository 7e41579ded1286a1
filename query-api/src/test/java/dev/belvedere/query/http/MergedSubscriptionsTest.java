package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.read.EpochCluster;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.SnapshotSettings;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of rows that other instances hold, or several: the second one has shard 1. */
class MergedSubscriptionsTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final String ROWS = "/v1/views/order_summary/rows";
    private static final String ALL = "/v1/views/order_summary/changes";
    private static final String SHARD_1 = "{\"store\":\"" + ORDERS.store() + "\",\"shard\":1}";
    private static final Pattern ROW = Pattern.compile("\"id\":(\\d+),\"name\":\"(\\w+)\"");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Socket> heldPorts = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<Api> apis = new ArrayList<>();
    private final EpochCluster cluster;
    /** The rows' names at the end of each epoch, by the snapshot's token. */
    private final Map<String, Map<Long, String>> history = new ConcurrentHashMap<>();

    private final Map<Long, String> written = new HashMap<>();

    MergedSubscriptionsTest() throws IOException {
        for (int instance = 0; instance < 3; instance++) {
            Socket held = TwoInstances.heldPort();
            heldPorts.add(held);
            addresses.add("127.0.0.1:" + held.getLocalPort());
        }
        cluster = new EpochCluster(addresses, SnapshotSettings.DEFAULT, List.of(ORDERS));
        for (int instance = 0; instance < 3; instance++) {
            apis.add(new Api(cluster.instance(instance), settings(addresses.get(instance))));
        }
        cluster.move(1, 1);
        for (long id = 1; id <= 20; id++) {
            put(id, "old");
        }
        end();
    }

    /** Instances wait for each other as long as it takes: a busy machine needs seconds now and then to open a connection and to answer. */
    private static ServerSettings settings(String address) {
        return TwoInstances.settings(
                TwoInstances.port(address), new PeerSettings(Optional.of(address), PATIENCE, Duration.ZERO));
    }

    @AfterEach
    void close() throws IOException {
        apis.forEach(Api::close);
        for (Socket held : heldPorts) {
            held.close();
        }
    }

    private void put(long id, String name) {
        cluster.put(ORDERS, TwoInstances.row(id, name));
        written.put(id, name);
    }

    private void remove(long id) {
        cluster.remove(ORDERS, Row.of(id));
        written.remove(id);
    }

    private void end() {
        history.put(cluster.nextToken().text(), Map.copyOf(written));
        cluster.end();
    }

    private Api asked() {
        return apis.get(0);
    }

    private static long inShard(int shard) {
        return TwoInstances.inShard(shard);
    }

    /** A subscriber to all rows, which checks that it has exactly the rows of each snapshot whose token it is told. */
    private final class Client {

        private final Map<Long, String> rows = new HashMap<>();
        private String reached = "";

        /** Takes the next event; true if it was the end of an epoch. */
        boolean take(EventStream.Event event) {
            switch (event.name()) {
                case "upsert" -> rows.put(key(event), name(event));
                case "delete" -> assertThat(rows.remove(key(event))).isNotNull();
                case "reset" -> rows.clear();
                case "epoch" -> {
                    assertThat(rows).as("rows of %s", event.id()).isEqualTo(history.get(event.id()));
                    reached = event.id();
                    return true;
                }
                default -> throw new AssertionError(event);
            }
            return false;
        }

        private static long key(EventStream.Event event) {
            Matcher key = Pattern.compile("\"id\":(\\d+)").matcher(event.data());
            assertThat(key.find()).isTrue();
            return Long.parseLong(key.group(1));
        }

        private static String name(EventStream.Event event) {
            Matcher row = ROW.matcher(event.data());
            assertThat(row.find()).as(event.data()).isTrue();
            return row.group(2);
        }

        void untilEpoch(EventStream stream) {
            boolean ended = false;
            while (!ended) {
                ended = take(stream.next());
            }
        }

        /** The connection broke: what was told since the last end of an epoch is told again. */
        void breakOff() {
            rows.clear();
            rows.putAll(history.getOrDefault(reached, Map.of()));
        }
    }

    @Test
    void passesOnTheChangesOfARowThatAnotherInstanceHolds() {
        long key = inShard(1);
        String path = ROWS + "/" + key + "/changes";
        String id;
        try (EventStream stream = EventStream.open(asked(), path)) {
            assertThat(stream.next().data()).contains("old");
            id = stream.next().id();

            put(key, "newer");
            end();

            EventStream.Event row = stream.next();
            assertThat(row.data()).contains("newer");
            assertThat(row.id()).isEmpty();
            assertThat(history).containsKey(stream.next().id());
            assertThat(stream.head()).contains("content-type: text/event-stream", "cache-control: no-store");
        }
        put(key, "newest");
        end();
        try (EventStream stream = EventStream.open(apis.get(2), path, id)) {
            assertThat(stream.next().data()).contains("newer");
            assertThat(stream.next().name()).isEqualTo("epoch");
            assertThat(stream.next().data()).contains("newest");
        }
        await().untilAsserted(() -> assertThat(cluster.instance(1).waiting()).isZero());
    }

    @Test
    void sendsAWholeViewThatSeveralInstancesHoldEpochByEpoch() {
        Client client = new Client();
        try (EventStream stream = EventStream.open(asked(), ALL)) {
            client.untilEpoch(stream);
            assertThat(client.rows).hasSize(20);
            put(inShard(0), "newer");
            put(inShard(1), "newer");
            end();
            client.untilEpoch(stream);
            assertThat(client.rows).containsEntry(inShard(0), "newer").containsEntry(inShard(1), "newer");
            remove(inShard(1));
            end();
            client.untilEpoch(stream);
        }
        put(inShard(0), "newest");
        end();
        // Whichever instance is asked next.
        try (EventStream stream = EventStream.open(apis.get(2), ALL, client.reached)) {
            assertThat(client.take(stream.next())).isFalse();
            assertThat(client.rows).containsEntry(inShard(0), "newest");
            assertThat(client.take(stream.next())).isTrue();
        }
        await().untilAsserted(() -> assertThat(
                        cluster.instance(0).waiting() + cluster.instance(1).waiting())
                .isZero());
    }

    @Test
    void holdsAnInstancesChangesBackUntilTheOthersHaveToldTheirs() {
        Client client = new Client();
        try (EventStream stream = EventStream.open(asked(), ALL)) {
            client.untilEpoch(stream);
            put(inShard(0), "a");
            put(inShard(1), "a");
            history.put(cluster.nextToken().text(), Map.copyOf(written));
            cluster.endBeforeCommitOf(cluster.instance(1));
            // The first one is ahead by an epoch, whose changes must not come before the end of this one.
            put(inShard(0), "b");
            history.put(cluster.nextToken().text(), Map.copyOf(written));
            cluster.endBeforeCommitOf(cluster.instance(1));

            cluster.commitOf(cluster.instance(1));

            client.untilEpoch(stream);
            while (!client.rows.equals(written)) {
                client.untilEpoch(stream);
            }
        }
    }

    @Test
    void sendsAllRowsAnewWhereOneInstanceDoesNotKnowTheChangesAnyMore() {
        Client client = new Client();
        try (EventStream stream = EventStream.open(asked(), ALL)) {
            client.untilEpoch(stream);
        }
        put(inShard(1), "newer");
        end();
        cluster.move(1, 2);
        try (EventStream stream = EventStream.open(asked(), ALL, client.reached)) {
            EventStream.Event reset = stream.next();
            assertThat(reset.name()).isEqualTo("reset");
            client.take(reset);
            client.untilEpoch(stream);
            assertThat(client.rows).hasSize(20);
            put(inShard(0), "newest");
            end();
            client.untilEpoch(stream);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void sendsExactlyTheRowsOfEachEpochToOneThatComesBackAgainAndAgainToAnyInstance(long seed) {
        Random random = new Random(seed);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(new Random(seed)));
        Client client = new Client();
        while (!writing.isDone() || !client.rows.equals(written)) {
            try (EventStream stream = EventStream.open(apis.get(random.nextInt(3)), ALL, client.reached)) {
                boolean ended = false;
                for (int events = 1 + random.nextInt(400);
                        events > 0 && !(writing.isDone() && ended && client.rows.equals(written));
                        events--) {
                    ended = client.take(stream.next());
                }
            }
            client.breakOff();
        }
        writing.join();
    }

    private void write(Random random) {
        for (int version = 0; version < 200; version++) {
            for (int changes = random.nextInt(20); changes > 0; changes--) {
                long id = 1L + random.nextInt(300);
                if (random.nextInt(5) == 0) {
                    remove(id);
                } else {
                    put(id, "v" + version);
                }
            }
            end();
        }
    }

    @Test
    void saysWhoseChangesItCannotTellAnyMore() {
        try (EventStream stream = EventStream.open(asked(), ALL)) {
            new Client().untilEpoch(stream);
            cluster.instance(1).leave(1);
            EventStream.Event closed = stream.next();
            assertThat(closed.name()).isEqualTo("closed");
            assertThat(closed.data()).contains("not-held-here", SHARD_1).doesNotContain("\"shard\":0}");
        }
    }

    @Test
    void endsAStreamWhoseInstanceStops() {
        String path = ROWS + "/" + inShard(1) + "/changes";
        try (EventStream stream = EventStream.open(asked(), path)) {
            assertThat(stream.next().name()).isEqualTo("upsert");
            assertThat(stream.next().name()).isEqualTo("epoch");
            apis.get(1).close();
            EventStream.Event closed = stream.next();
            assertThat(closed.name()).isEqualTo("closed");
            assertThat(closed.data()).contains("\"code\":\"closed\"", SHARD_1);
        }
        for (String each : List.of(path, ALL)) {
            HttpResponse<String> refused = asked().get(each);
            assertProblem(refused, 503, "no-copy-answers");
            assertThat(refused.body())
                    .contains("unreachable", addresses.get(1), SHARD_1)
                    .doesNotContain("\"shard\":0}");
        }
    }

    @Test
    void endsAStreamWhoseInstanceIsGone() throws Exception {
        String path = ROWS + "/" + inShard(1) + "/changes";
        apis.get(1).close();
        try (ServerSocket dying = new ServerSocket(TwoInstances.port(addresses.get(1)))) {
            CompletableFuture<Void> death = CompletableFuture.runAsync(() -> beginAndDie(dying));
            try (EventStream stream = EventStream.open(asked(), path)) {
                assertThat(stream.next()).isEqualTo(new EventStream.Event("epoch", "token", "{}"));
                assertThat(stream.next().data()).contains("no-copy-answers", "unreachable", addresses.get(1), SHARD_1);
            }
            death.get(1, TimeUnit.MINUTES);
        }
    }

    private static void beginAndDie(ServerSocket server) {
        try (Socket client = server.accept()) {
            // What is not read when a connection closes resets it, and what was written may be lost.
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            while (!request.readLine().isEmpty()) {
                // The next header.
            }
            String event = "event: epoch\nid: 3 token\ndata: {}\n\n";
            String head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
            String chunk = Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
            client.getOutputStream().write((head + chunk).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void namesTheShardsThatNobodyIsKnownToHold() {
        cluster.instance(0).replicas(new ReplicaMap(addresses, Map.of()));

        HttpResponse<String> answer = asked().get(ALL);

        assertProblem(answer, 503, "no-copy-answers");
        assertThat(answer.body()).contains(SHARD_1).doesNotContain("\"shard\":0}");
    }

    @Test
    void waitsForAShardThatMoves() {
        cluster.instance(0).replicas(new ReplicaMap(addresses, Map.of()));
        CompletableFuture<Void> back = CompletableFuture.runAsync(
                () -> cluster.move(1, 2), CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        try (EventStream stream = EventStream.open(asked(), ALL)) {
            assertThat(back).isDone();
            new Client().untilEpoch(stream);
        }
    }

    @Test
    void saysWhyAnotherInstanceSendsNoChanges() {
        cluster.instance(1).leave(1);

        for (String path : List.of(ROWS + "/" + inShard(1) + "/changes", ALL)) {
            assertThat(asked().get(path).body()).contains("no-copy-answers", "not-held-here", SHARD_1);
        }
        await().untilAsserted(() -> assertThat(asked().subscribers()).isZero());
    }

    @Test
    void passesOnWhyAnotherInstanceCannotTellThemYet() {
        cluster.instance(1).status(new ViewStatus(false, 40, 600, 1_000));

        HttpResponse<String> answer = asked().get(ALL);

        assertProblem(answer, 503, "hydrating");
        assertThat(answer.body()).contains("\"percent\":40");
    }

    @Test
    void answersHeadWithoutTellingAnything() {
        HttpResponse<String> answer = asked().send("HEAD", ALL);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        await().untilAsserted(() -> assertThat(apis.get(1).subscribers()).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "0,", "1,1", "x", "0 1", "-1"})
    void refusesAnInstanceThatNamesShardsWhichThereAreNot(String shards) {
        assertProblem(
                asked().get(ALL, "Belvedere-Forwarded", "active", "Belvedere-Shards", shards), 400, "malformed-header");
    }
}

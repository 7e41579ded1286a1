package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.serdes.row.Row;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of rows that other instances hold, or several. */
class MergedSubscriptionsTest extends TwoInstances {

    private static final String ALL = "/v1/views/order_summary/changes";
    private static final String SHARD_1 = "{\"store\":\"" + ORDERS.store() + "\",\"shard\":1}";
    private static final Pattern ROW = Pattern.compile("\"id\":(\\d+),\"name\":\"(\\w+)\"");

    @Test
    void passesOnTheChangesOfARowThatAnotherInstanceHolds() {
        long key = inShard(1);
        String path = ROWS + "/" + key + "/changes";
        String id;
        try (EventStream stream = EventStream.open(asked(), path)) {
            assertThat(stream.next().data()).contains("new");
            id = stream.next().id();

            second.put(ORDERS, row(key, "newer"));

            assertThat(stream.next().data()).contains("newer");
            assertThat(stream.head()).contains("content-type: text/event-stream", "cache-control: no-store");
        }
        second.put(ORDERS, row(key, "newest"));
        try (EventStream stream = EventStream.open(asked(), path, id)) {
            assertThat(stream.next().data()).contains("newer");
            assertThat(stream.next().data()).contains("newest");
        }
        await().untilAsserted(() -> assertThat(second.changes().waiting()).isZero());
    }

    @Test
    void sendsAWholeViewThatSeveralInstancesHold() {
        String current;
        try (EventStream stream = EventStream.open(asked(), ALL)) {
            Map<Long, String> rows = new HashMap<>();
            current = untilCurrent(stream, rows);
            assertThat(rows).hasSize(20).containsEntry(inShard(0), "old").containsEntry(inShard(1), "new");

            first.put(ORDERS, row(inShard(0), "older"));
            assertThat(stream.next().data()).contains("older");
            second.put(ORDERS, row(inShard(1), "newer"));
            assertThat(stream.next().data()).contains("newer");
            second.remove(ORDERS, Row.of(inShard(1)));
            assertThat(stream.next().name()).isEqualTo("delete");
        }
        // Whichever instance is asked next.
        try (EventStream stream = EventStream.open(apis.get(1), ALL, current)) {
            assertThat(List.of(
                            stream.next().name(),
                            stream.next().name(),
                            stream.next().name()))
                    .containsExactlyInAnyOrder("upsert", "upsert", "delete");
            // All rows had been sent: that is not said again.
            first.put(ORDERS, row(inShard(0), "oldest"));
            assertThat(stream.next().data()).contains("oldest");
        }
        await().untilAsserted(() -> assertThat(
                        first.changes().waiting() + second.changes().waiting())
                .isZero());
    }

    @Test
    void sendsAllRowsAnewWhereOneInstanceDoesNotKnowTheChangesAnyMore() {
        String current;
        try (EventStream stream = EventStream.open(asked(), ALL)) {
            current = untilCurrent(stream, new HashMap<>());
        }
        second.changes().leave();
        second.changes().comeBack();
        try (EventStream stream = EventStream.open(asked(), ALL, current)) {
            assertThat(stream.next().name()).isEqualTo("reset");
            Map<Long, String> rows = new HashMap<>();
            String again = untilCurrent(stream, rows);
            assertThat(rows).hasSize(20);
            first.put(ORDERS, row(inShard(0), "older"));
            assertThat(stream.next().data()).contains("older");
            assertThat(again).isNotEqualTo(current);
        }
    }

    /** Gives the last id. */
    private static String untilCurrent(EventStream stream, Map<Long, String> rows) {
        EventStream.Event event = stream.next();
        while (!event.name().equals("current")) {
            assertThat(event.name()).isEqualTo("upsert");
            Matcher row = ROW.matcher(event.data());
            assertThat(row.find()).as(event.data()).isTrue();
            assertThat(rows.put(Long.valueOf(row.group(1)), row.group(2)))
                    .as("told before: %s", event.data())
                    .isNull();
            event = stream.next();
        }
        return event.id();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void sendsAHistoryOfEachKeyToOneThatComesBackAgainAndAgainToAnyInstance(long seed) {
        Random random = new Random(seed);
        CompletableFuture<Map<Long, String>> writing = CompletableFuture.supplyAsync(() -> write(new Random(seed)));
        Map<Long, String> sent = new HashMap<>();
        String last = "";
        while (!writing.isDone() || !sent.equals(writing.join())) {
            try (EventStream stream = EventStream.open(apis.get(random.nextInt(2)), ALL, last)) {
                for (int events = 1 + random.nextInt(400); events > 0; events--) {
                    if (writing.isDone() && sent.equals(writing.join())) {
                        return;
                    }
                    EventStream.Event event = stream.next();
                    take(event, sent);
                    last = event.id();
                }
            }
        }
    }

    /** Every name of a key comes after those before it. Gives what is there in the end. */
    private Map<Long, String> write(Random random) {
        Map<Long, String> rows = new HashMap<>();
        for (int version = 100_000; version < 110_000; version++) {
            long id = 1L + random.nextInt(1_000);
            String name = "v" + version;
            (ORDERS.shardOf(Row.of(id)) == 0 ? first : second).put(ORDERS, row(id, name));
            rows.put(id, name);
        }
        LongStream.rangeClosed(1, 20)
                .forEach(id -> rows.putIfAbsent(id, ORDERS.shardOf(Row.of(id)) == 0 ? "old" : "new"));
        return rows;
    }

    private static void take(EventStream.Event event, Map<Long, String> sent) {
        assertThat(event.name()).isIn("upsert", "current");
        if (event.name().equals("upsert")) {
            Matcher row = ROW.matcher(event.data());
            assertThat(row.find()).as(event.data()).isTrue();
            String before = sent.put(Long.valueOf(row.group(1)), row.group(2));
            assertThat(row.group(2)).as("after " + before).isGreaterThan(before == null ? "" : before);
        }
    }

    @Test
    void saysWhoseChangesItCannotTellAnyMore() {
        try (EventStream stream = EventStream.open(asked(), ALL)) {
            untilCurrent(stream, new HashMap<>());
            second.changes().leave();
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
            assertThat(stream.next().name()).isEqualTo("current");
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
        String id;
        try (EventStream stream = EventStream.open(asked(), path)) {
            id = untilCurrent(stream, new HashMap<>());
        }
        apis.get(1).close();
        try (ServerSocket dying = new ServerSocket(port(addresses.get(1)))) {
            CompletableFuture<Void> death = CompletableFuture.runAsync(() -> beginAndDie(dying, id));
            try (EventStream stream = EventStream.open(asked(), path)) {
                assertThat(stream.next().name()).isEqualTo("current");
                assertThat(stream.next().data()).contains("no-copy-answers", "unreachable", addresses.get(1), SHARD_1);
            }
            death.get(1, TimeUnit.MINUTES);
        }
    }

    private static void beginAndDie(ServerSocket server, String id) {
        try (Socket client = server.accept()) {
            // What is not read when a connection closes resets it, and what was written may be lost.
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            while (!request.readLine().isEmpty()) {
                // The next header.
            }
            String event = "event: current\nid: " + id + "\ndata: {}\n\n";
            String head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
            String chunk = Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
            client.getOutputStream().write((head + chunk).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void namesTheShardsThatNobodyIsKnownToHold() {
        first.replicas(new ReplicaMap(addresses, Map.of()));

        HttpResponse<String> answer = asked().get(ALL);

        assertProblem(answer, 503, "no-copy-answers");
        assertThat(answer.body()).contains(SHARD_1).doesNotContain("\"shard\":0}");
    }

    @Test
    void waitsForAShardThatMoves() {
        second.changes().leave();
        CompletableFuture<Void> back = CompletableFuture.runAsync(
                second.changes()::comeBack, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        try (EventStream stream = EventStream.open(asked(), ALL)) {
            assertThat(back).isDone();
            assertThat(untilCurrent(stream, new HashMap<>())).isNotEmpty();
        }
    }

    @Test
    void saysWhyAnotherInstanceSendsNoChanges() {
        second.changes().leave();

        for (String path : List.of(ROWS + "/" + inShard(1) + "/changes", ALL)) {
            assertThat(asked().get(path).body()).contains("no-copy-answers", "not-held-here", SHARD_1);
        }
        await().untilAsserted(() -> assertThat(asked().subscribers()).isZero());
    }

    @Test
    void passesOnWhyAnotherInstanceCannotTellThemYet() {
        second.status(new ViewStatus(false, 40, 600, 1_000));

        HttpResponse<String> answer = asked().get(ALL);

        assertProblem(answer, 503, "hydrating");
        assertThat(answer.body()).contains("\"percent\":40");
    }

    @Test
    void passesOnThatAnotherInstanceKeepsNoChanges() {
        second.changes().keep(0);

        assertProblem(asked().get(ALL), 404, "changes-off");
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

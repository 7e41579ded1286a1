package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeFreshness;
import dev.belvedere.query.fixture.FakeHoldings;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.Copies;
import dev.belvedere.topology.engine.Role;
import dev.belvedere.topology.engine.Shard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances: the first one is asked, and the second one holds the active copies of all shards but 0. Of those the first one has standby copies. */
class SeveralInstancesTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final String ROWS = "/v1/views/order_summary/rows";
    private static final Duration TIMEOUT = Duration.ofMillis(200);

    private final FakeHoldings first = new FakeHoldings(ORDERS);
    private final FakeHoldings second = new FakeHoldings(ORDERS);
    private final List<String> addresses = new ArrayList<>();
    private final List<Api> apis = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        for (FakeHoldings holdings : List.of(first, second)) {
            String address = "127.0.0.1:" + freePort();
            addresses.add(address);
            apis.add(new Api(holdings, settings(address)));
        }
        Map<Shard, List<Copies.Copy>> copies = new HashMap<>();
        for (int shard = 0; shard < ORDERS.shards(); shard++) {
            copies.put(
                    new Shard(ORDERS.store(), shard),
                    List.of(new Copies.Copy(addresses.get(shard == 0 ? 0 : 1), Role.ACTIVE)));
            first.role(shard, Optional.of(shard == 0 ? Role.ACTIVE : Role.STANDBY));
            second.role(shard, shard == 0 ? Optional.empty() : Optional.of(Role.ACTIVE));
        }
        first.copies(new Copies(addresses, copies));
        second.copies(new Copies(addresses, copies));
        put(second, "new");
        put(first, "old");
    }

    private static ServerSettings settings(String address) {
        return settings(port(address), new PeerSettings(Optional.of(address), TIMEOUT, Duration.ZERO));
    }

    private static ServerSettings settings(int port, PeerSettings peers) {
        return new ServerSettings(
                "127.0.0.1",
                port,
                ReadLimits.defaults(),
                ConnectionLimits.defaults(),
                new ChangeLimits(10, Duration.ofMillis(100)),
                List.of(),
                peers);
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void put(FakeHoldings holdings, String name) {
        LongStream.rangeClosed(1, 20).forEach(id -> holdings.put(ORDERS, row(id, name)));
    }

    private static Row row(long id, String name) {
        return Row.of(id, name, new BigDecimal("1.00"));
    }

    @AfterEach
    void close() {
        apis.forEach(Api::close);
    }

    private Api asked() {
        return apis.get(0);
    }

    private static long inShard(int shard) {
        return LongStream.rangeClosed(1, 20)
                .filter(id -> ORDERS.shardOf(Row.of(id)) == shard)
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> ask(int shard, String... headers) {
        return asked().get(ROWS + "/" + inShard(shard), headers);
    }

    private static Optional<String> instance(HttpResponse<String> response) {
        return response.headers().firstValue("Belvedere-Instance");
    }

    @Test
    void answersByItselfWhatItHolds() {
        assertThat(ask(0).body()).contains("old");
        assertThat(instance(ask(0))).hasValue(addresses.get(0));
    }

    @Test
    void forwardsToTheInstanceThatHoldsTheRow() {
        HttpResponse<String> response = ask(1);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("new");
        assertThat(instance(response)).hasValue(addresses.get(1));
        assertThat(response.headers().firstValue("Belvedere-Role")).hasValue("active");
        assertThat(response.headers().allValues("ETag")).hasSize(1);
    }

    @Test
    void forwardsWhatDecidesTheAnswer() {
        String tag = ask(1).headers().firstValue("ETag").orElseThrow();

        assertThat(ask(1, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertProblem(
                ask(
                        1,
                        "Sync-Token",
                        SyncToken.NONE.and(FakeFreshness.TOPIC, 0, 5).text(),
                        "Prefer",
                        "wait=50"),
                503,
                "not-fresh-enough");
        for (int shard = 0; shard < ORDERS.shards(); shard++) {
            second.freshness().reach(ORDERS.store(), shard, 5);
        }
        assertThat(ask(
                                1,
                                "Sync-Token",
                                SyncToken.NONE.and(FakeFreshness.TOPIC, 0, 5).text())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysThatARowIsAbsentWhereItIsHeld() {
        second.remove(ORDERS, Row.of(inShard(1)));

        assertProblem(ask(1), 404, "absent");
    }

    @Test
    void asksTheNextCopyWhereTheFirstOneIsGone() {
        apis.get(1).close();

        HttpResponse<String> response = ask(1);

        assertThat(response.body()).contains("old");
        assertThat(instance(response)).hasValue(addresses.get(0));
    }

    @Test
    void asksTheNextCopyWhereTheFirstOneRefuses() {
        second.refuse(1, Refusal.RESTORING);

        assertThat(ask(1).body()).contains("old");
    }

    @Test
    void asksTheNextCopyWhereTheFirstOneHangs() throws IOException {
        apis.get(1).close();
        try (ServerSocket hanging = new ServerSocket(port(addresses.get(1)))) {
            assertThat(hanging.isBound()).isTrue();
            assertThat(ask(1).body()).contains("old");
        }
    }

    /** One more instance with what the first one holds, which is patient, but asks the next copy too after so long. */
    private Api hedging(Duration after) {
        return new Api(
                first, settings(0, new PeerSettings(Optional.of(addresses.get(0)), Duration.ofMinutes(1), after)));
    }

    @Test
    void asksTheNextCopyTooWhereTheFirstOneIsSlow() throws IOException {
        apis.get(1).close();
        try (ServerSocket hanging = new ServerSocket(port(addresses.get(1)));
                Api hedged = hedging(Duration.ofMillis(20))) {
            assertThat(hanging.isBound()).isTrue();
            assertThat(hedged.get(ROWS + "/" + inShard(1)).body()).contains("old");
        }
    }

    @Test
    void letsAHedgedReadHaveTheFirstCopysAnswerWhereItIsQuick() {
        try (Api hedged = hedging(Duration.ofSeconds(50))) {
            assertThat(hedged.get(ROWS + "/" + inShard(1)).body()).contains("new");
        }
    }

    @Test
    void waitsForTheSlowCopyWhereTheNextOneRefuses() {
        first.refuse(1, Refusal.RESTORING);
        try (Api hedged = hedging(Duration.ofNanos(1))) {
            // Each time the answer comes at another moment of the refusal.
            for (int i = 0; i < 100; i++) {
                assertThat(hedged.get(ROWS + "/" + inShard(1)).body()).contains("new");
            }
        }
    }

    @Test
    void namesTheShardThatNobodyCanRead() {
        apis.get(1).close();
        first.role(1, Optional.empty());

        HttpResponse<String> response = ask(1);

        assertProblem(response, 503, "no-copy-answers");
        assertThat(response.body())
                .contains("{\"store\":\"" + ORDERS.store() + "\",\"shard\":1}")
                .contains("{\"instance\":\"" + addresses.get(1) + "\",\"reason\":\"unreachable\"}");
    }

    @Test
    void answersWhatWasForwardedByItselfOrNotAtAll() {
        assertProblem(ask(1, "Belvedere-Forwarded", "active"), 503, "not-held-here");
        assertThat(ask(1, "Belvedere-Forwarded", "any").body()).contains("old");
        assertProblem(ask(1, "Belvedere-Forwarded", "maybe"), 400, "malformed-header");
    }

    @Test
    void readsSeveralRowsFromAllThatHoldThem() {
        HttpResponse<String> response = asked().get(ROWS + "?key=" + inShard(1) + "&key=999999&key=" + inShard(0));

        assertThat(response.body())
                .isEqualTo("{\"rows\":[{\"id\":" + inShard(1) + ",\"name\":\"new\",\"total\":1.00},null,{\"id\":"
                        + inShard(0) + ",\"name\":\"old\",\"total\":1.00}]}");
        assertThat(response.headers().firstValue("Sync-Token")).isPresent();
    }

    @Test
    void readsSeveralRowsFromTheNextCopiesWhereOneIsGone() {
        apis.get(1).close();

        HttpResponse<String> response = asked().get(ROWS + "?key=" + inShard(1) + "&key=" + inShard(0));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Belvedere-Role")).hasValue("standby");
    }

    @Test
    void refusesSeveralRowsWhereOneShardCannotBeRead() {
        apis.get(1).close();
        first.role(1, Optional.empty());

        assertProblem(asked().get(ROWS + "?key=" + inShard(1) + "&key=" + inShard(0)), 503, "no-copy-answers");
    }

    @Test
    void walksThroughTheShardsOfAllInstances() {
        List<String> names = new ArrayList<>();
        String next = "";
        do {
            HttpResponse<String> page =
                    asked().get(ROWS + "?scan=true&limit=3" + next, "Accept", "application/x-ndjson");
            assertThat(page.statusCode()).isEqualTo(200);
            page.body().lines().forEach(names::add);
            next = page.headers()
                    .firstValue("Next-Cursor")
                    .map(cursor -> "&cursor=" + cursor)
                    .orElse("");
        } while (!next.isEmpty());

        assertThat(names).hasSize(20).doesNotHaveDuplicates();
        assertThat(names).filteredOn(row -> row.contains("new")).isNotEmpty();
    }

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
    void endsAStreamWhoseInstanceStops() {
        String path = ROWS + "/" + inShard(1) + "/changes";
        try (EventStream stream = EventStream.open(asked(), path)) {
            assertThat(stream.next().name()).isEqualTo("upsert");
            assertThat(stream.next().name()).isEqualTo("current");
            apis.get(1).close();
            assertThat(stream.next().data()).contains("closed");
        }
        assertThat(asked().get(path).body()).contains("no-copy-answers", "unreachable", addresses.get(1));
    }

    @Test
    void breaksOffAStreamWhoseInstanceIsGone() throws Exception {
        apis.get(1).close();
        try (ServerSocket dying = new ServerSocket(port(addresses.get(1)))) {
            CompletableFuture<Void> death = CompletableFuture.runAsync(() -> beginAndDie(dying));
            try (EventStream stream = EventStream.open(asked(), ROWS + "/" + inShard(1) + "/changes")) {
                assertThat(stream.next().name()).isEqualTo("current");
                assertThatThrownBy(stream::next).hasCauseInstanceOf(IOException.class);
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
            String event = "event: current\nid: x\ndata: {}\n\n";
            String head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
            String chunk = Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
            client.getOutputStream().write((head + chunk).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void namesTheShardsWhoseChangesItCannotTell() {
        HttpResponse<String> answer = asked().get("/v1/views/order_summary/changes");

        assertProblem(answer, 503, "not-held-here");
        assertThat(answer.body())
                .contains("{\"store\":\"" + ORDERS.store() + "\",\"shard\":1}")
                .doesNotContain("\"shard\":0}");
    }

    @Test
    void saysWhyAnotherInstanceTellsNoChanges() {
        second.changes().leave();

        assertThat(asked().get(ROWS + "/" + inShard(1) + "/changes").body()).contains("not-held-here");
    }

    @Test
    void saysWhoHoldsWhatOnEveryInstance() {
        String shards = asked().get("/v1/shards").body();

        assertThat(shards)
                .contains("\"instance\":\"" + addresses.get(0) + "\",\"role\":\"active\"")
                .contains("\"instance\":\"" + addresses.get(1) + "\",\"role\":\"active\"");
        assertThat(apis.get(1).get("/v1/shards").body()).isEqualTo(shards);
        assertThat(asked().get("/v1/instances").body())
                .contains("{\"address\":\"" + addresses.get(0) + "\",\"self\":true,\"alive\":true,\"active\":1");
    }

    @Test
    void isReadyOnceAllCopiesThatItIsToHoldHaveBeenRestored() {
        second.restored(1, OptionalDouble.of(50));
        assertProblem(apis.get(1).get("/health/ready"), 503, "not-ready");

        second.restored(1, OptionalDouble.empty());
        assertProblem(apis.get(1).get("/health/ready"), 503, "not-ready");
        await().until(() -> apis.get(1).get("/health/ready").statusCode() == 200);

        second.restored(1, OptionalDouble.of(50));
        assertThat(apis.get(1).get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void isReadyWithAStandbyCopyOfAnIdleShard() {
        second.role(1, Optional.empty());

        await().until(() -> apis.get(1).get("/health/ready").statusCode() == 200);
    }

    @Test
    void isNotReadyBeforeTheOthersKnowOfIt() {
        second.copies(new Copies(addresses.subList(0, 1), Map.of()));

        assertProblem(apis.get(1).get("/health/ready"), 503, "not-ready");
    }

    @Test
    void saysHowMuchOfACopyIsRestored() {
        second.restored(0, OptionalDouble.of(41.99));
        first.restored(1, OptionalDouble.of(0));

        assertThat(asked().get("/v1/shards").body())
                .contains("{\"instance\":\"" + addresses.get(1) + "\",\"role\":\"restoring\",\"restoredPercent\":41.9}")
                .contains("\"role\":\"standby\",\"restoredPercent\":0.0,\"hydrated\":true");
    }

    @Test
    void saysWhichInstanceCannotBeReached() {
        apis.get(1).close();

        assertThat(asked().get("/v1/shards").body())
                .contains("\"instance\":\"" + addresses.get(1) + "\",\"role\":\"unreachable\"");
        assertThat(asked().get("/v1/instances").body()).contains("\"self\":false,\"alive\":false");
    }
}

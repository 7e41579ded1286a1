package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static dev.belvedere.query.http.Problems.detailOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.EventStream.Event;
import dev.belvedere.query.http.json.Parsed;
import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.http.server.SubscriptionLimits;
import dev.belvedere.query.read.EpochCluster;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesRouteTest {

    private static final FakeView ORDERS = FakeView.orderOverview();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ROW = "/v1/views/order_overview/rows/42/changes";
    private static final String OF_USER = "/v1/views/order_overview/changes?user_id=17";
    private static final String ALL = "/v1/views/order_overview/changes";
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final FakeView COUNT = FakeView.count();

    private static final String LONG_TEXT = "x".repeat(2_000);

    private final EpochCluster cluster = EpochCluster.single(64 << 20, ORDERS, COUNT);
    private final Api api = new Api(
            cluster.instance(0),
            new ServerSettings(
                    "127.0.0.1",
                    0,
                    ReadLimits.defaults(),
                    new ConnectionLimits(100, 8_192, LONG, Duration.ofMillis(500), LONG),
                    new SubscriptionLimits(3, Duration.ofMillis(100)),
                    List.of(),
                    PeerSettings.defaults()));

    @AfterEach
    void close() {
        api.close();
    }

    private static Row order(long id, long user, String status) {
        return Row.of(id, user, status, NOON, 1);
    }

    private static String json(long id, long user, String status) {
        return "{\"id\":" + id + ",\"user_id\":" + user + ",\"status\":\"" + status
                + "\",\"created_at\":\"2026-03-01T12:00:00+00:00\",\"limit\":1}";
    }

    private static String sent(Event event) {
        return event.name() + " " + event.data();
    }

    private static List<String> sent(EventStream stream, int events) {
        return Stream.generate(() -> sent(stream.next())).limit(events).toList();
    }

    @Test
    void sendsARowAndThenItsChangesEpochByEpoch() {
        cluster.put(ORDERS, order(42, 17, "new")).end();
        try (EventStream stream = EventStream.open(api, ROW)) {
            assertThat(sent(stream, 2)).containsExactly("upsert " + json(42, 17, "new"), "epoch {}");

            cluster.put(ORDERS, order(43, 17, "new")).end();
            cluster.put(ORDERS, order(42, 17, "old"))
                    .put(ORDERS, order(42, 17, "paid"))
                    .end();
            cluster.put(ORDERS, order(42, 17, "paid")).end();
            cluster.remove(ORDERS, Row.of(42L)).end();
            cluster.put(ORDERS, order(42, 18, "again")).end();

            assertThat(sent(stream, 6))
                    .containsExactly(
                            "upsert " + json(42, 17, "paid"),
                            "epoch {}",
                            "delete {\"id\":42}",
                            "epoch {}",
                            "upsert " + json(42, 18, "again"),
                            "epoch {}");
            assertThat(stream.head())
                    .contains("content-type: text/event-stream", "cache-control: no-store", "x-accel-buffering: no")
                    .noneMatch(line -> line.startsWith("content-encoding"));
        }
    }

    @Test
    void tellsThatARowHasFailedAndThatItIsRightAgain() {
        cluster.put(ORDERS, order(42, 17, "new").failing("division_by_zero (22012) in DIVIDE(a, b)"))
                .end();
        try (EventStream stream = EventStream.open(api, OF_USER)) {
            assertThat(sent(stream, 2))
                    .containsExactly(
                            "failed {\"key\":{\"user_id\":17,\"created_at\":\"2026-03-01T12:00:00+00:00\",\"id\":42},"
                                    + "\"reason\":\"division_by_zero (22012) in DIVIDE(a, b)\"}",
                            "epoch {}");

            cluster.put(ORDERS, order(42, 17, "paid")).end();
            cluster.put(ORDERS, order(42, 17, "paid").failing("other")).end();
            cluster.remove(ORDERS, Row.of(42L)).end();

            assertThat(sent(stream, 6))
                    .containsExactly(
                            "upsert " + json(42, 17, "paid"),
                            "epoch {}",
                            "failed {\"key\":{\"user_id\":17,\"created_at\":\"2026-03-01T12:00:00+00:00\",\"id\":42},\"reason\":\"other\"}",
                            "epoch {}",
                            "delete {\"user_id\":17,\"created_at\":\"2026-03-01T12:00:00+00:00\",\"id\":42}",
                            "epoch {}");
        }
    }

    @Test
    void endsWhereRowsFailThatMayHaveAnyKey() {
        cluster.put(ORDERS, order(42, 17, "new")).end();
        try (EventStream stream = EventStream.open(api, ROW)) {
            assertThat(sent(stream, 2)).containsExactly("upsert " + json(42, 17, "new"), "epoch {}");

            cluster.put(ORDERS, order(42, 17, "paid"))
                    .putUnplaced(ORDERS, "division_by_zero (22012) in DIVIDE(a, b)")
                    .end();

            assertThat(sent(stream.next()))
                    .startsWith("closed ")
                    .contains("\"code\":\"failed-view\"", "\"reason\":\"division_by_zero (22012) in DIVIDE(a, b)\"");
        }
    }

    @Test
    void namesTheSnapshotAtTheEndOfEachEpochAndNoOther() {
        cluster.put(ORDERS, order(42, 17, "new")).end();
        try (EventStream stream = EventStream.open(api, ROW)) {
            assertThat(stream.next().id()).isEmpty();
            String snapshot = stream.next().id();
            cluster.put(ORDERS, order(42, 17, "paid")).end();
            assertThat(stream.next().id()).isEmpty();

            String row = ROW.substring(0, ROW.length() - "/changes".length());
            assertThat(api.get(row, "Snapshot", snapshot).body()).isEqualTo(json(42, 17, "new"));
            assertThat(api.get(row, "Snapshot", stream.next().id()).body()).isEqualTo(json(42, 17, "paid"));
        }
    }

    @Test
    void sendsTheRowOfAViewWithoutAKeyEvenIfNothingIsStored() {
        try (EventStream stream = EventStream.open(api, "/v1/views/count/changes")) {
            assertThat(sent(stream, 2)).containsExactly("upsert {\"n\":0}", "epoch {}");

            cluster.put(COUNT, Row.of(7L)).end();
            cluster.remove(COUNT, Row.of()).end();

            assertThat(sent(stream, 4)).containsExactly("upsert {\"n\":7}", "epoch {}", "upsert {\"n\":0}", "epoch {}");
        }
    }

    @Test
    void sendsThatThereIsNoRowYet() {
        try (EventStream stream = EventStream.open(api, ROW)) {
            assertThat(sent(stream, 1)).containsExactly("epoch {}");

            cluster.put(ORDERS, order(42, 17, "new")).end();

            assertThat(sent(stream, 1)).containsExactly("upsert " + json(42, 17, "new"));
        }
    }

    @Test
    void sendsTheRowsThatAnIndexFindsAndWhichOfThemLeave() {
        cluster.put(ORDERS, order(1, 17, "new"))
                .put(ORDERS, order(2, 18, "new"))
                .end();
        try (EventStream stream = EventStream.open(api, OF_USER)) {
            assertThat(sent(stream, 2)).containsExactly("upsert " + json(1, 17, "new"), "epoch {}");

            cluster.put(ORDERS, order(2, 17, "new")).end();
            cluster.put(ORDERS, order(1, 18, "new")).end();
            cluster.put(ORDERS, order(1, 18, "paid")).end();

            assertThat(sent(stream, 4))
                    .containsExactly(
                            "upsert " + json(2, 17, "new"),
                            "epoch {}",
                            "delete {\"user_id\":17,\"created_at\":\"2026-03-01T12:00:00+00:00\",\"id\":1}",
                            "epoch {}");
        }
    }

    @Test
    void sendsAllRowsOfAllShardsAsOfOneSnapshot() {
        for (long id = 0; id < 1_000; id++) {
            cluster.put(ORDERS, order(id, id % 10, "new"));
        }
        cluster.end();
        try (EventStream stream = EventStream.open(api, ALL)) {
            assertThat(Stream.generate(stream::next).limit(1_000))
                    .allMatch(event -> event.name().equals("upsert"))
                    .extracting(Event::data)
                    .doesNotHaveDuplicates();
            assertThat(sent(stream, 1)).containsExactly("epoch {}");

            cluster.remove(ORDERS, Row.of(7L)).end();

            assertThat(sent(stream, 2)).containsExactly("delete {\"id\":7}", "epoch {}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7})
    void goesOnBehindTheLastEpochWhoseEndAClientHas(int had) {
        cluster.put(ORDERS, order(1, 17, "new"))
                .put(ORDERS, order(2, 17, "new"))
                .end();
        List<String> all = List.of(
                "upsert " + json(1, 17, "new"),
                "upsert " + json(2, 17, "new"),
                "epoch {}",
                "upsert " + json(1, 17, "paid"),
                "upsert " + json(2, 17, "paid"),
                "epoch {}",
                "upsert " + json(2, 17, "sent"),
                "epoch {}");
        String last = "";
        try (EventStream stream = EventStream.open(api, OF_USER)) {
            for (int event = 0; event < had; event++) {
                if (event == 3) {
                    change();
                }
                Event next = stream.next();
                assertThat(sent(next)).isEqualTo(all.get(event));
                last = next.id().isEmpty() ? last : next.id();
            }
        }
        if (had == 3) {
            change();
        }

        try (EventStream stream = EventStream.open(api, OF_USER, last)) {
            int ended = had - had % 3;
            assertThat(sent(stream, all.size() - ended)).isEqualTo(all.subList(ended, all.size()));
        }
    }

    private void change() {
        cluster.put(ORDERS, order(1, 17, "paid"))
                .put(ORDERS, order(2, 17, "paid"))
                .end();
        cluster.put(ORDERS, order(2, 17, "sent")).end();
    }

    @Test
    void goesOnFromTheSnapshotOfARead() {
        cluster.put(ORDERS, order(42, 17, "new")).end();
        String read = api.get("/v1/views/order_overview/rows/42")
                .headers()
                .firstValue("Sync-Token")
                .orElseThrow();
        cluster.put(ORDERS, order(42, 17, "paid")).end();

        try (EventStream stream = EventStream.open(api, ROW, read)) {
            assertThat(sent(stream, 2)).containsExactly("upsert " + json(42, 17, "paid"), "epoch {}");
        }
    }

    @Test
    void sendsAllAnewWhereTheEpochIsForgotten() {
        cluster.put(ORDERS, order(42, 17, "new")).end();
        String last;
        try (EventStream stream = EventStream.open(api, ROW)) {
            stream.next();
            last = stream.next().id();
        }
        cluster.put(ORDERS, order(42, 17, "paid")).end();
        // Its changes before were made elsewhere, as far as this instance knows.
        cluster.move(ORDERS.shardOf(Row.of(42L)), 0);

        try (EventStream stream = EventStream.open(api, ROW, last)) {
            Event reset = stream.next();
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(reset.data()).contains("reason");
            assertThat(reset.id()).isEmpty();
            assertThat(sent(stream, 2)).containsExactly("upsert " + json(42, 17, "paid"), "epoch {}");
        }
    }

    @Test
    void doesNotGoBackBeforeTheSnapshotThatAClientHas() {
        String ahead = SyncToken.after("events", 0, 99).text();

        assertProblem(api.get(ROW, "Last-Event-ID", ahead), 503, "not-fresh-enough");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "!", "AQAAAAAAAAAAAAAAAA"})
    void refusesAnIdThatItDidNotIssue(String id) {
        assertThat(detailOf(api.get(ROW, "Last-Event-ID", id), 400, "invalid-event-id"))
                .contains(id);
    }

    @Test
    void refusesAnIdOfAnotherDeployment() {
        assertProblem(
                api.get(ROW, "Last-Event-ID", SyncToken.after("others", 0, 7).text()), 400, "invalid-event-id");
    }

    @Test
    void refusesWhatItCannotFollow() {
        assertProblem(api.get("/v1/views/other/changes"), 404, "unknown-view");
        assertProblem(api.get("/v1/views/order_overview/rows/x/changes"), 400, "malformed-key");
        assertProblem(api.get(ALL + "?scan=true"), 400, "unknown-parameter");
        assertProblem(api.get(ALL + "?created_at=2026-01-01T00:00:00Z"), 400, "no-access-path");

        cluster.instance(0).status(new ViewStatus(false, 40, 60, 0));
        assertProblem(api.get(ROW), 503, "hydrating");
    }

    @Test
    void saysWhenTheShardLeaves() throws Exception {
        try (EventStream stream = EventStream.open(api, ROW)) {
            stream.next();

            cluster.instance(0).leave(ORDERS.shardOf(Row.of(42L)));

            Event closed = stream.next();
            assertThat(closed.name()).isEqualTo("closed");
            assertThat(Parsed.object(closed.data())).containsEntry("code", "not-held-here");
            assertThat(closed.id()).isEmpty();
            assertProblem(api.get(ROW), 503, "not-held-here");
        }
    }

    @Test
    void sendsACommentWhereThereIsNothingToTell() {
        try (EventStream stream = EventStream.open(api, ROW)) {
            stream.next();

            for (int heartbeat = 0; heartbeat < 10; heartbeat++) {
                assertThat(stream.nextOrComment().name()).isEmpty();
            }
            // By now the answer has taken longer than one may that is not a stream.
            cluster.put(ORDERS, order(42, 17, "new")).end();
            assertThat(stream.next().name()).isEqualTo("upsert");
        }
    }

    @Test
    void sendsInsteadOfACommentWhichSnapshotQuietRowsAreOf() {
        try (EventStream stream = EventStream.open(api, ROW)) {
            String first = stream.next().id();
            cluster.put(ORDERS, order(43, 17, "new")).end();

            Event quiet = stream.next();
            assertThat(sent(quiet)).isEqualTo("epoch {}");
            assertThat(quiet.id()).isNotEqualTo(first);
        }
    }

    @Test
    void takesNoMoreClientsThanItIsAllowed() {
        try (EventStream first = EventStream.open(api, ROW);
                EventStream second = EventStream.open(api, OF_USER);
                EventStream third = EventStream.open(api, ALL)) {
            assertProblem(api.get(ROW), 503, "overloaded");
            assertThat(Stream.of(first, second, third))
                    .allMatch(each -> each.next().name().equals("epoch"));
            assertThat(api.send("HEAD", ROW).statusCode()).isEqualTo(200);
            assertThat(api.send("OPTIONS", ROW).headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
        }
        await().until(() -> api.subscribers() == 0);
        EventStream.open(api, ROW).close();
    }

    @Test
    void forgetsAClientThatLeaves() {
        EventStream.open(api, ROW).close();

        await().until(() -> api.subscribers() == 0 && cluster.instance(0).waiting() == 0);
    }

    @Test
    void cutsOffAClientThatDoesNotReadAndLosesNothingOfIt() {
        String last;
        try (EventStream stream = EventStream.open(api, ROW)) {
            last = stream.next().id();
            for (int change = 0; api.subscribers() > 0; change++) {
                cluster.put(ORDERS, order(42, 17, LONG_TEXT + change)).end();
            }
            cluster.put(ORDERS, order(42, 17, "last")).end();
        }

        try (EventStream stream = EventStream.open(api, ROW, last)) {
            String wanted = "upsert " + json(42, 17, "last");
            assertThat(Stream.generate(() -> sent(stream.next())).anyMatch(wanted::equals))
                    .isTrue();
        }
    }
}

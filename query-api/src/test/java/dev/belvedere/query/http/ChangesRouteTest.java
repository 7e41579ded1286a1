package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static dev.belvedere.query.http.Problems.detailOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.EventStream.Event;
import dev.belvedere.query.http.json.Parsed;
import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.http.server.SubscriptionLimits;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.serdes.row.Row;
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

    private final FakeEngine engine = new FakeEngine(ORDERS, COUNT);
    private final Api api = new Api(
            engine,
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
    void sendsARowAndThenItsChanges() {
        engine.put(ORDERS, order(42, 17, "new"));
        try (EventStream stream = EventStream.open(api, ROW)) {
            assertThat(sent(stream, 2)).containsExactly("upsert " + json(42, 17, "new"), "current {}");

            engine.put(ORDERS, order(43, 17, "new"));
            engine.put(ORDERS, order(42, 17, "paid"));
            engine.put(ORDERS, order(42, 17, "paid"));
            engine.remove(ORDERS, Row.of(42L));
            engine.put(ORDERS, order(42, 18, "again"));

            assertThat(sent(stream, 3))
                    .containsExactly(
                            "upsert " + json(42, 17, "paid"), "delete {\"id\":42}", "upsert " + json(42, 18, "again"));
            assertThat(stream.head())
                    .contains("content-type: text/event-stream", "cache-control: no-store", "x-accel-buffering: no")
                    .noneMatch(line -> line.startsWith("content-encoding"));
        }
    }

    @Test
    void sendsTheRowOfAViewWithoutAKeyEvenIfNothingIsStored() {
        try (EventStream stream = EventStream.open(api, "/v1/views/count/changes")) {
            assertThat(sent(stream, 2)).containsExactly("upsert {\"n\":0}", "current {}");

            engine.put(COUNT, Row.of(7L));
            engine.remove(COUNT, Row.of());

            assertThat(sent(stream, 2)).containsExactly("upsert {\"n\":7}", "upsert {\"n\":0}");
        }
    }

    @Test
    void sendsThatThereIsNoRowYet() {
        try (EventStream stream = EventStream.open(api, ROW)) {
            assertThat(sent(stream, 1)).containsExactly("current {}");

            engine.put(ORDERS, order(42, 17, "new"));

            assertThat(sent(stream, 1)).containsExactly("upsert " + json(42, 17, "new"));
        }
    }

    @Test
    void sendsTheRowsThatAnIndexFindsAndWhichOfThemLeave() {
        engine.put(ORDERS, order(1, 17, "new")).put(ORDERS, order(2, 18, "new"));
        try (EventStream stream = EventStream.open(api, OF_USER)) {
            assertThat(sent(stream, 2)).containsExactly("upsert " + json(1, 17, "new"), "current {}");

            engine.put(ORDERS, order(2, 17, "new"));
            engine.put(ORDERS, order(1, 18, "new"));
            engine.put(ORDERS, order(1, 18, "paid"));

            assertThat(sent(stream, 2))
                    .containsExactly(
                            "upsert " + json(2, 17, "new"),
                            "delete {\"user_id\":17,\"created_at\":\"2026-03-01T12:00:00+00:00\",\"id\":1}");
        }
    }

    @Test
    void sendsAllRowsOfAllShards() {
        for (long id = 0; id < 1_000; id++) {
            engine.put(ORDERS, order(id, id % 10, "new"));
        }
        try (EventStream stream = EventStream.open(api, ALL)) {
            assertThat(Stream.generate(stream::next).limit(1_000))
                    .allMatch(event -> event.name().equals("upsert"))
                    .extracting(Event::data)
                    .doesNotHaveDuplicates();
            assertThat(sent(stream, 1)).containsExactly("current {}");

            engine.remove(ORDERS, Row.of(7L));

            assertThat(sent(stream, 1)).containsExactly("delete {\"id\":7}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void goesOnBehindTheLastEventThatAClientHas(int had) {
        engine.put(ORDERS, order(1, 17, "new")).put(ORDERS, order(2, 17, "new"));
        List<String> all = List.of(
                "upsert " + json(1, 17, "new"),
                "upsert " + json(2, 17, "new"),
                "current {}",
                "upsert " + json(1, 17, "paid"),
                "upsert " + json(2, 17, "paid"),
                "upsert " + json(2, 17, "sent"));
        String last = "";
        try (EventStream stream = EventStream.open(api, OF_USER)) {
            for (int event = 0; event < had; event++) {
                if (event == 3) {
                    engine.put(ORDERS, order(1, 17, "paid")).put(ORDERS, order(2, 17, "paid"));
                }
                last = stream.next().id();
            }
        }
        if (had <= 3) {
            // They are sent as changes, since the index has them in another place by then or the reading is over.
            engine.put(ORDERS, order(1, 17, "paid")).put(ORDERS, order(2, 17, "paid"));
        }
        engine.put(ORDERS, order(2, 17, "sent"));

        try (EventStream stream = EventStream.open(api, OF_USER, last)) {
            if (had == 1) {
                // The second row had not been read yet: it is sent as it is now, and not as it was before.
                assertThat(sent(stream, 3)).containsExactly(all.get(3), all.get(5), all.get(2));
            } else if (had == 2) {
                assertThat(sent(stream, 4)).containsExactly(all.get(3), all.get(4), all.get(5), all.get(2));
            } else {
                assertThat(sent(stream, 6 - had)).isEqualTo(all.subList(had, 6));
            }
        }
    }

    @Test
    void sendsAllAnewWhereTheChangesAreNoLongerKnown() {
        engine.put(ORDERS, order(42, 17, "new"));
        String last;
        try (EventStream stream = EventStream.open(api, ROW)) {
            last = stream.next().id();
        }
        engine.changes().leave();
        engine.changes().comeBack();
        engine.put(ORDERS, order(42, 17, "paid"));

        try (EventStream stream = EventStream.open(api, ROW, last)) {
            Event reset = stream.next();
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(reset.data()).contains("reason");
            assertThat(reset.id()).isNotEmpty();
            assertThat(sent(stream, 2)).containsExactly("upsert " + json(42, 17, "paid"), "current {}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "!", "AQAAAAAAAAAAAAAAAA"})
    void refusesAnIdThatItDidNotIssue(String id) {
        assertThat(detailOf(api.get(ROW, "Last-Event-ID", id), 400, "invalid-event-id"))
                .contains(id);
    }

    @Test
    void refusesAnIdOfOtherRows() {
        engine.put(ORDERS, order(42, 17, "new"));
        try (EventStream stream = EventStream.open(api, ROW)) {
            String id = stream.next().id();

            assertProblem(api.get(ROW.replace("42", "43"), "Last-Event-ID", id), 400, "invalid-event-id");
            assertProblem(api.get(ALL, "Last-Event-ID", id), 400, "invalid-event-id");
        }
    }

    @Test
    void refusesWhatItCannotFollow() {
        assertProblem(api.get("/v1/views/other/changes"), 404, "unknown-view");
        assertProblem(api.get("/v1/views/order_overview/rows/x/changes"), 400, "malformed-key");
        assertProblem(api.get(ALL + "?scan=true"), 400, "unknown-parameter");
        assertProblem(api.get(ALL + "?created_at=2026-01-01T00:00:00Z"), 400, "no-access-path");

        engine.status(new ViewStatus(false, 40, 60, 0));
        assertProblem(api.get(ROW), 503, "hydrating");
    }

    @Test
    void refusesWhereNoChangesAreKept() {
        engine.changes().keep(0);

        assertProblem(api.get(ROW), 404, "changes-off");
    }

    @Test
    void saysWhenTheShardLeaves() throws Exception {
        try (EventStream stream = EventStream.open(api, ROW)) {
            stream.next();

            engine.changes().leave();

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
            engine.put(ORDERS, order(42, 17, "new"));
            assertThat(stream.next().name()).isEqualTo("upsert");
        }
    }

    @Test
    void takesNoMoreClientsThanItIsAllowed() {
        try (EventStream first = EventStream.open(api, ROW);
                EventStream second = EventStream.open(api, OF_USER);
                EventStream third = EventStream.open(api, ALL)) {
            assertProblem(api.get(ROW), 503, "overloaded");
            assertThat(Stream.of(first, second, third))
                    .allMatch(each -> each.next().name().equals("current"));
            assertThat(api.send("HEAD", ROW).statusCode()).isEqualTo(200);
            assertThat(api.send("OPTIONS", ROW).headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
        }
        await().until(() -> api.subscribers() == 0);
        EventStream.open(api, ROW).close();
    }

    @Test
    void forgetsAClientThatLeaves() {
        EventStream.open(api, ROW).close();

        await().until(() -> api.subscribers() == 0 && engine.changes().waiting() == 0);
    }

    @Test
    void cutsOffAClientThatDoesNotReadAndLosesNothingOfIt() throws Exception {
        String long1 = "x".repeat(2_000);
        String last;
        try (EventStream stream = EventStream.open(api, ROW)) {
            last = stream.next().id();
            for (int change = 0; api.subscribers() > 0; change++) {
                engine.put(ORDERS, order(42, 17, long1 + change));
            }
            engine.put(ORDERS, order(42, 17, "last"));
        }

        try (EventStream stream = EventStream.open(api, ROW, last)) {
            assertThat(sent(stream, 3)).element(0).asString().startsWith("reset");
        }
    }

    @Test
    void sendsAClientThatIsOutpaced() {
        engine.changes().keep(20_000);
        String long1 = "x".repeat(2_000);
        try (EventStream stream = EventStream.open(api, ROW)) {
            stream.next();
            for (int change = 0; change < 3_000; change++) {
                engine.put(ORDERS, order(42, 17, long1 + change));
            }

            Event event = stream.next();
            while (event.name().equals("upsert")) {
                event = stream.next();
            }
            assertThat(event.name()).isEqualTo("closed");
            assertThat(Parsed.object(event.data())).containsEntry("code", "outpaced");
        }
    }
}

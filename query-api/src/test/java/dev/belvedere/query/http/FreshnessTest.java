package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeSnapshots;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.token.SyncToken;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads of an instance that has 100 events of the one partition in, in every shard. */
class FreshnessTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final Row KEY = Row.of(42L);
    private static final String ROW = "/v1/views/order_summary/rows/42";
    private static final String LONG_WAIT = "wait=20000";

    private final FakeEngine engine = new FakeEngine(ORDERS).put(ORDERS, Row.of(42L, "Zoë", new BigDecimal("10.50")));
    private final Api api = new Api(engine);

    FreshnessTest() {
        engine.snapshots().reach(100);
    }

    @AfterEach
    void close() {
        api.close();
    }

    private static SyncToken token(long next) {
        return SyncToken.NONE.and(FakeSnapshots.TOPIC, 0, next);
    }

    @ParameterizedTest
    @ValueSource(strings = {ROW, "/v1/views/order_summary/rows?key=42&key=7", "/v1/views/order_summary/rows?scan=true"})
    void saysHowFreshAnAnswerIs(String path) {
        HttpResponse<String> response = api.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Sync-Token"))
                .hasValue(token(100).text());
        assertThat(response.headers().firstValue("Belvedere-Role")).hasValue("active");
        assertThat(response.headers().firstValue("Belvedere-Lag")).hasValue("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {ROW, "/v1/views/order_summary/rows?key=42&key=7", "/v1/views/order_summary/rows?scan=true"})
    void saysHowManyRowsLackAnEvent(String path) {
        assertThat(api.get(path).headers().firstValue("Belvedere-Incomplete")).isEmpty();

        engine.snapshots().setAside(FakeView.TABLE, 3);

        assertThat(api.get(path).headers().firstValue("Belvedere-Incomplete")).hasValue("3");
        assertThat(api.get("/v1/views/order_summary").body()).contains("\"incomplete\":3");
    }

    @Test
    void doesNotCountTheRowsOfTablesThatTheViewDoesNotRead() {
        engine.snapshots().setAside("other", 3);

        assertThat(api.get(ROW).headers().firstValue("Belvedere-Incomplete")).isEmpty();
    }

    @Test
    void saysWhichShardARowIsIn() {
        assertThat(api.get(ROW).headers().firstValue("Belvedere-Shard")).hasValue(String.valueOf(ORDERS.shardOf(KEY)));
    }

    @Test
    void saysSoOfAnAbsentRowToo() {
        HttpResponse<String> response = api.get("/v1/views/order_summary/rows/43");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Sync-Token"))
                .hasValue(token(100).text());
    }

    @Test
    void readsSeveralShardsAtTheNewestSnapshotOfAll() {
        engine.snapshots().holdBack(ORDERS.store(), 1);
        engine.snapshots().reach(130);

        assertThat(api.get("/v1/views/order_summary/rows?scan=true").headers().firstValue("Sync-Token"))
                .hasValue(token(100).text());
    }

    @Test
    void answersAtOnceWhereThereIsNothingToWaitFor() {
        HttpResponse<String> response = api.get(ROW, "Sync-Token", token(100).text(), "Prefer", "wait=0");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Preference-Applied")).hasValue("wait=0");
    }

    @Test
    void waitsUntilTheShardIsFreshEnough() {
        CompletableFuture<HttpResponse<String>> response = CompletableFuture.supplyAsync(
                () -> api.get(ROW, "Sync-Token", token(101).text()));
        await().until(() -> engine.snapshots().waiting() == 1);
        engine.put(ORDERS, Row.of(42L, "Zoë", new BigDecimal("11.00")));

        engine.snapshots().reach(101);

        assertThat(response.join().body()).contains("11.00");
        assertThat(response.join().headers().firstValue("Sync-Token"))
                .hasValue(token(101).text());
    }

    @Test
    void answersWhoWaitsWhenTheServerStops() {
        CompletableFuture<HttpResponse<String>> response = CompletableFuture.supplyAsync(
                () -> api.get(ROW, "Sync-Token", token(101).text(), "Prefer", "wait=5000"));
        await().until(() -> engine.snapshots().waiting() == 1);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(api::close);
        await().untilAsserted(() -> assertProblem(api.get("/health/live"), 503, "closed"));

        engine.snapshots().reach(101);

        assertThat(response.join().statusCode()).isEqualTo(200);
        stopped.join();
    }

    @Test
    void readsNothingOlderWithTheTokenOfAnAnswer() {
        String given = api.get(ROW).headers().firstValue("Sync-Token").orElseThrow();
        engine.snapshots().reach(120);
        String newer = api.get(ROW).headers().firstValue("Sync-Token").orElseThrow();

        assertThat(api.get(ROW, "Sync-Token", given).headers().firstValue("Sync-Token"))
                .hasValue(newer);
    }

    @Test
    void waitsForEveryShardThatItReads() {
        CompletableFuture<HttpResponse<String>> response = CompletableFuture.supplyAsync(() -> api.get(
                "/v1/views/order_summary/rows?scan=true",
                "Sync-Token",
                token(101).text(),
                "Prefer",
                LONG_WAIT));
        await().until(() -> engine.snapshots().waiting() == 1);

        engine.snapshots().holdBack(ORDERS.store(), 1);
        engine.snapshots().reach(101);
        assertThat(response).isNotDone();
        engine.snapshots().release(ORDERS.store(), 1);

        assertThat(response.join().statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNotInInTime() {
        HttpResponse<String> response = api.get(ROW, "Sync-Token", token(105).text(), "Prefer", "wait=20");

        assertProblem(response, 503, "not-fresh-enough");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body())
                .contains("\"lagMs\":7")
                .contains("{\"topic\":\"events\",\"partition\":0,\"have\":100,\"want\":105}");
        assertThat(engine.snapshots().waiting()).isZero();
    }

    @Test
    void holdsNoPermitWhileItWaits() {
        int more = Runtime.getRuntime().availableProcessors() * 4;
        for (int i = 0; i < more; i++) {
            CompletableFuture<HttpResponse<String>> unused = CompletableFuture.supplyAsync(
                    () -> api.get(ROW, "Sync-Token", token(101).text(), "Prefer", LONG_WAIT),
                    task -> new Thread(task).start());
        }
        await().until(() -> engine.snapshots().waiting() == more);

        assertThat(api.get(ROW).statusCode()).isEqualTo(200);

        engine.snapshots().reach(101);
    }

    @Test
    void readsWhatWasCommittedNoLongerAgoThanAsked() {
        engine.snapshots().end(120);

        assertProblem(api.get(ROW, "Max-Staleness", "50", "Prefer", "wait=20"), 503, "not-fresh-enough");

        engine.snapshots().reach(120);
        assertThat(api.get(ROW, "Max-Staleness", "50").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotGuessHowStaleAnAnswerIs() {
        engine.snapshots().loseBroker();

        assertProblem(api.get(ROW, "Max-Staleness", "50"), 503, "freshness-unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "Sync-Token, nonsense, invalid-token",
        "Sync-Token, '', invalid-token",
        "Max-Staleness, -1, malformed-header",
        "Max-Staleness, soon, malformed-header",
        "Max-Staleness, 9999999999, malformed-header",
        "Prefer, wait=soon, malformed-header",
        "Prefer, 'respond-async, wait=-5', malformed-header"
    })
    void refusesMalformedHeaders(String name, String value, String code) {
        assertProblem(api.get(ROW, name, value), 400, code);
    }

    @Test
    void refusesATokenOfAnotherDeployment() {
        assertProblem(
                api.get(ROW, "Sync-Token", SyncToken.after("elsewhere", 0, 1).text()), 400, "invalid-token");
    }

    @Test
    void letsOtherPreferencesPass() {
        assertThat(api.get(ROW, "Prefer", "respond-async, handling=lenient").statusCode())
                .isEqualTo(200);
    }
}

package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeSnapshots;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.json.Parsed;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.token.SyncToken;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads of a snapshot that is not the newest one: every row has changed since. */
class SnapshotTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final FakeView OVERVIEW = FakeView.orderOverview();
    private static final String ROWS = "/v1/views/order_summary/rows";
    private static final String ROW = ROWS + "/1";
    private static final String SCAN = ROWS + "?scan=true&limit=7";
    private static final String BY_INDEX = "/v1/views/order_overview/rows?status=old&limit=3";
    private static final long COUNT = 20;

    private final FakeEngine engine = new FakeEngine(ORDERS, OVERVIEW);
    private final Api api = new Api(engine);
    private final String snapshot;

    SnapshotTest() {
        putAll("old");
        engine.snapshots().reach(10);
        snapshot = api.get(ROW).headers().firstValue("Sync-Token").orElseThrow();
        engine.snapshots().reach(20);
        change();
    }

    private void putAll(String name) {
        for (long id = 1; id <= COUNT; id++) {
            engine.put(ORDERS, Row.of(id, name, new BigDecimal("1.00")));
            engine.put(OVERVIEW, Row.of(id, 7L, name, null, (int) id));
        }
    }

    /** Changes all rows, removes one, and adds one. */
    private void change() {
        putAll("new");
        engine.remove(ORDERS, Row.of(1L));
        engine.put(ORDERS, Row.of(COUNT + 1, "new", new BigDecimal("1.00")));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ROW, ROWS + "?key=1&key=2", SCAN, BY_INDEX})
    void readsTheSnapshotThatTheRequestNames(String path) {
        HttpResponse<String> response = api.get(path, "Snapshot", snapshot);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("old").doesNotContain("new", "null}", "null]");
        assertThat(response.headers().firstValue("Sync-Token")).hasValue(snapshot);
    }

    @Test
    void readsTheNewestSnapshotOtherwise() {
        assertProblem(api.get(ROW), 404, "absent");
        assertThat(api.get(ROW, "Sync-Token", snapshot).headers().firstValue("Sync-Token"))
                .hasValue(SyncToken.NONE.and(FakeSnapshots.TOPIC, 0, 20).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {ROW, ROWS + "?key=1&key=2", SCAN})
    void namesTheOldestSnapshotOnceThisOneIsGone(String path) {
        engine.snapshots().forget();

        HttpResponse<String> response = api.get(path, "Snapshot", snapshot);

        assertThat(assertProblem(response, 410, "snapshot-gone"))
                .containsEntry(
                        "oldest", SyncToken.NONE.and(FakeSnapshots.TOPIC, 0, 20).text());
    }

    @Test
    void waitsForASnapshotThatIsStillToCome() {
        String next = SyncToken.NONE.and(FakeSnapshots.TOPIC, 0, 30).text();
        CompletableFuture<HttpResponse<String>> response =
                CompletableFuture.supplyAsync(() -> api.get(ROWS + "/2", "Snapshot", next, "Prefer", "wait=20000"));
        await().until(() -> engine.snapshots().waiting() == 1);

        engine.snapshots().reach(30);

        assertThat(response.join().body()).contains("new");
        assertThat(response.join().headers().firstValue("Sync-Token")).hasValue(next);
    }

    @Test
    void refusesASnapshotThatDoesNotComeInTime() {
        String next = SyncToken.NONE.and(FakeSnapshots.TOPIC, 0, 30).text();

        HttpResponse<String> response = api.get(ROW, "Snapshot", next, "Prefer", "wait=20");

        assertProblem(response, 503, "not-fresh-enough");
        assertThat(response.body()).contains("\"have\":20,\"want\":30");
    }

    @Test
    void refusesWhatNamesNoSnapshot() {
        assertProblem(api.get(ROW, "Snapshot", "nonsense"), 400, "invalid-token");
        assertProblem(api.get(ROW, "Snapshot", snapshot, "Snapshot", snapshot), 400, "malformed-header");
        assertProblem(
                api.get(ROW, "Snapshot", SyncToken.after("elsewhere", 0, 1).text()), 400, "invalid-token");
        assertProblem(api.get(ROW, "Belvedere-Epoch", "-1"), 400, "malformed-header");
    }

    @ParameterizedTest
    @ValueSource(strings = {SCAN, BY_INDEX})
    void readsAllPagesOfAScanAtTheSnapshotOfTheFirstOne(String scan) {
        engine.remove(ORDERS, Row.of(COUNT + 1));
        putAll("old");
        List<String> rows = pages(scan, (engine, page) -> {
            engine.snapshots().reach(20 + page);
            change();
        });

        assertThat(rows).hasSize((int) COUNT).doesNotHaveDuplicates().noneMatch(row -> row.contains("new"));
    }

    /** Reads all pages, and lets something happen after each. */
    private List<String> pages(String scan, BiConsumer<FakeEngine, Integer> meanwhile) {
        List<String> rows = new ArrayList<>();
        Optional<String> next = Optional.of(scan);
        for (int page = 1; next.isPresent(); page++) {
            HttpResponse<String> response = api.get(next.get(), "Accept", "application/x-ndjson");
            assertThat(response.statusCode()).isEqualTo(200);
            response.body().lines().forEach(rows::add);
            next = response.headers().firstValue("Next-Cursor").map(cursor -> scan + "&cursor=" + cursor);
            meanwhile.accept(engine, page);
        }
        return rows;
    }

    @Test
    void refusesACursorWhoseSnapshotIsGone() {
        Object cursor = Parsed.object(api.get(SCAN).body()).get("cursor");
        engine.snapshots().reach(30);
        engine.snapshots().forget();

        assertProblem(api.get(SCAN + "&cursor=" + cursor), 410, "snapshot-gone");
    }

    @Test
    void beginsAScanAtTheSnapshotThatTheRequestNames() {
        Object cursor =
                Parsed.object(api.get(SCAN, "Snapshot", snapshot).body()).get("cursor");

        HttpResponse<String> second = api.get(SCAN + "&cursor=" + cursor);

        assertThat(second.body()).contains("old");
        assertThat(second.headers().firstValue("Sync-Token")).hasValue(snapshot);
    }
}

package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.Row;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for rows that cannot be computed. */
class FailedRowsRouteTest {

    private static final FakeView SUMMARY = FakeView.orderSummary();
    private static final FakeView OVERVIEW = FakeView.orderOverview();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String REASON = "division_by_zero (22012) in DIVIDE(price, stock)";
    private static final String ROWS = "/v1/views/order_summary/rows";

    private final FakeEngine engine = new FakeEngine(SUMMARY, OVERVIEW)
            .put(SUMMARY, Row.of(1L, "Ann", new BigDecimal("1.00")))
            .put(SUMMARY, Row.owning(new Object[] {2L, "secret", Row.UNKNOWN}, REASON))
            .put(OVERVIEW, Row.of(1L, 17L, "new", NOON, 1))
            .put(OVERVIEW, Row.of(2L, 18L, "new", NOON, 2).failing(REASON));

    private final Api api = new Api(engine);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void namesTheRowAndTheReason() {
        HttpResponse<String> response = api.get(ROWS + "/2");

        assertThat(assertProblem(response, 422, "failed-row"))
                .hasEntrySatisfying("key", key -> assertThat(key).hasToString("{id=2}"))
                .containsEntry("reason", REASON);
        assertThat(response.body()).doesNotContain("secret");
        assertThat(response.headers().firstValue("Sync-Token")).isPresent();
        assertThat(response.headers().firstValue("ETag")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ROWS + "/1", ROWS + "?key=1&key=3", "/v1/views/order_overview/rows?user_id=17"})
    void answersWhatTheRowDoesNotConcern(String path) {
        assertThat(api.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ROWS + "?key=1&key=2",
                ROWS + "?scan=true",
                "/v1/views/order_overview/rows?user_id=18",
                "/v1/views/order_overview/rows?scan=true"
            })
    void refusesToLeaveTheRowOut(String path) {
        assertThat(assertProblem(api.get(path), 422, "failed-row").get("key")).hasToString("{id=2}");
        assertProblem(api.get(path, "Accept", "application/x-ndjson"), 422, "failed-row");
    }

    @Test
    void answersAgainOnceTheRowIsRight() {
        engine.put(SUMMARY, Row.of(2L, "Bob", new BigDecimal("2.00")));

        assertThat(api.get(ROWS + "/2").body()).contains("Bob");
        assertThat(api.get(ROWS + "?scan=true").body()).contains("Ann", "Bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {ROWS + "/1", ROWS + "/3", ROWS + "?key=1", ROWS + "?scan=true"})
    void answersNothingOfAViewWithRowsThatMayHaveAnyKey(String path) {
        engine.putUnplaced(SUMMARY, REASON);

        assertThat(assertProblem(api.get(path), 422, "failed-view")).containsEntry("reason", REASON);
        assertThat(api.get("/v1/views/order_overview/rows/1").statusCode()).isEqualTo(200);
    }
}

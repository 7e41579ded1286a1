package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final FakeView NAMES = FakeView.keyedBy("names", SqlType.VARCHAR);

    private final FakeEngine engine = new FakeEngine(ORDERS, NAMES);

    private HttpResponse<String> get(String path) {
        try (Api api = new Api(engine)) {
            return api.get(path);
        }
    }

    @Test
    void isLiveWhileTheStreamRuns() {
        engine.status(new ViewStatus(false, 1, 1, 1));

        HttpResponse<String> response = get("/health/live");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"live\"}");
    }

    @Test
    void isNotLiveOnceTheStreamHasStopped() {
        engine.stop();

        HttpResponse<String> response = get("/health/live");

        assertProblem(response, 503, "stream-stopped");
    }

    @Test
    void isReadyOnceEveryViewIsHydrated() {
        HttpResponse<String> response = get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"status\":\"ready\",\"views\":[{\"name\":\"order_summary\",\"hydrated\":true,\"percent\":100.0},"
                                + "{\"name\":\"names\",\"hydrated\":true,\"percent\":100.0}],\"notServed\":[],\"stalled\":[]}");
    }

    @Test
    void saysHowFarTheViewsAreWhileTheyHydrate() {
        engine.status(new ViewStatus(false, 42.19, 1, 1));

        HttpResponse<String> response = get("/health/ready");

        assertThat(assertProblem(response, 503, "not-ready"))
                .containsEntry(
                        "views",
                        List.of(
                                Map.of("name", "order_summary", "hydrated", false, "percent", new BigDecimal("42.1")),
                                Map.of("name", "names", "hydrated", false, "percent", new BigDecimal("42.1"))));
    }

    @Test
    void isNotReadyOnceTheStreamHasStopped() {
        engine.stop();

        HttpResponse<String> response = get("/health/ready");

        assertProblem(response, 503, "not-ready");
    }
}

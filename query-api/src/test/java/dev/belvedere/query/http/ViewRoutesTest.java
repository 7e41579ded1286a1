package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.json.Parsed;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.view.RefusedView;
import java.net.http.HttpResponse;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewRoutesTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final FakeView ODD = FakeView.keyedBy("odd, name", SqlType.arrayOf(SqlType.INTEGER), SqlType.UUID);

    private static HttpResponse<String> get(String path, FakeView... views) {
        FakeEngine engine = new FakeEngine(views).status(new ViewStatus(false, 99.99, 12, 345));
        try (Api api = new Api(engine)) {
            return api.get(path);
        }
    }

    @Test
    void describesAView() {
        HttpResponse<String> response = get("/v1/views/order_summary", ORDERS);

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body())
                .isEqualTo(
                        "{\"name\":\"order_summary\",\"columns\":[{\"name\":\"id\",\"type\":\"bigint\",\"nullable\":false},"
                                + "{\"name\":\"name\",\"type\":\"text\",\"nullable\":true},"
                                + "{\"name\":\"total\",\"type\":\"numeric(12,2)\",\"nullable\":true}],\"key\":[\"id\"],\"indexes\":[],"
                                + "\"definition\":\"CREATE MATERIALIZED VIEW order_summary AS SELECT 1\",\"query\":\"SELECT 1\","
                                + "\"rows\":\"/v1/views/order_summary/rows/{id}\",\"scan\":\"/v1/views/order_summary/rows?scan=true\","
                                + "\"hydration\":{\"hydrated\":false,\"percent\":99.9},\"lag\":{\"events\":12,\"ms\":345},\"incomplete\":0}");
    }

    @Test
    void listsTheIndexesOfAView() {
        HttpResponse<String> response = get("/v1/views/order_overview", FakeView.orderOverview());

        assertThat(response.body())
                .contains("\"indexes\":[{\"columns\":[\"user_id\",\"created_at\"],"
                        + "\"rows\":\"/v1/views/order_overview/rows?user_id={user_id}&created_at={created_at}\"},");
    }

    @Test
    void listsAllViews() {
        HttpResponse<String> response = get("/v1/views", ORDERS, ODD);

        assertThat(Parsed.object(response.body()).get("views"))
                .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                .hasSize(2);
    }

    @Test
    void tellsOfAViewThatIsNotServedAndServesTheOthers() throws Exception {
        RefusedView refused = new RefusedView("broken", "unknown-topic", "broken.sql:1:1: there is no such topic.");
        try (Api api = new Api(new FakeEngine(ORDERS).refuse(refused))) {
            String told = """
                    "notServed":[{"name":"broken","code":"unknown-topic",\
                    "reason":"broken.sql:1:1: there is no such topic."}]""";

            assertThat(api.get("/v1/views").body())
                    .contains("\"name\":\"order_summary\"")
                    .contains(told);
            assertThat(api.get("/health/ready").body())
                    .startsWith("{\"status\":\"ready\"")
                    .contains(told);
            assertThat(api.get("/v1/views/order_summary").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/rows/1", "/rows?scan=true", "/changes", "/rows/1/changes"})
    void saysOfAViewThatIsNotServedWhyOnEachOfItsRoutes(String route) throws Exception {
        RefusedView refused = new RefusedView("broken", "unknown-topic", "broken.sql:1:1: there is no such topic.");
        try (Api api = new Api(new FakeEngine(ORDERS).refuse(refused))) {
            HttpResponse<String> response = api.get("/v1/views/broken" + route);

            assertProblem(response, 503, "view-not-served");
            assertThat(response.body()).contains("broken.sql:1:1: there is no such topic.");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("30");
        }
    }

    @Test
    void listsNoViewsWhereThereAreNone() {
        HttpResponse<String> response = get("/v1/views");

        assertThat(response.body()).isEqualTo("{\"views\":[],\"notServed\":[]}");
    }

    @Test
    void findsAViewWhoseNameNeedsEncoding() {
        HttpResponse<String> response = get("/v1/views/odd%2C%20name", ODD);

        assertThat(Parsed.object(response.body()))
                .containsEntry("name", "odd, name")
                .containsEntry("key", List.of("k1", "k2"))
                .containsEntry("rows", "/v1/views/odd%2C%20name/rows/{k1},{k2}");
    }

    @Test
    void saysThatThereAreNoViewsAtAll() {
        HttpResponse<String> response = get("/v1/views/any");

        assertThat(Problems.detailOf(response, 404, "unknown-view")).contains("There are no views");
    }

    @Test
    void refusesParametersOfAListing() {
        HttpResponse<String> response = get("/v1/views?verbose", ORDERS);

        assertProblem(response, 400, "unknown-parameter");
    }
}

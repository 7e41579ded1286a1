package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.Row;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepresentationTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final String ROW = "/v1/views/order_summary/rows/1";

    private final FakeEngine engine = new FakeEngine(ORDERS);
    private final Api api = new Api(engine);

    RepresentationTest() {
        put("10.50");
    }

    private void put(String total) {
        engine.put(ORDERS, Row.of(1L, "Zoë", new BigDecimal(total)));
    }

    @AfterEach
    void close() {
        api.close();
    }

    private String tag(String path) {
        return api.get(path).headers().firstValue("ETag").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {ROW, "/v1/views/order_summary/rows?key=1", "/v1/views/order_summary/rows?scan=true"})
    void givesNoBodyToAClientThatHasIt(String path) {
        HttpResponse<String> response = api.get(path, "If-None-Match", tag(path));

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("ETag")).hasValue(tag(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void givesNoBodyOfAPageThatIsTheSameInALaterSnapshot(String accept) {
        engine.put(ORDERS, Row.of(2L, "Ann", new BigDecimal("1.00")));
        String page = "/v1/views/order_summary/rows?scan=true&limit=1";
        HttpResponse<String> before = api.get(page, "Accept", accept);
        engine.snapshots().reach(7);

        HttpResponse<String> after = api.get(
                page,
                "Accept",
                accept,
                "If-None-Match",
                before.headers().firstValue("ETag").orElseThrow());

        assertThat(after.statusCode()).isEqualTo(304);
        assertThat(after.headers().firstValue("Next-Cursor"))
                .as("the cursor holds the later snapshot")
                .isPresent()
                .isNotEqualTo(before.headers().firstValue("Next-Cursor"));
    }

    @Test
    void givesTheRowAgainOnceItHasChanged() {
        String before = tag(ROW);
        put("10.51");

        HttpResponse<String> response = api.get(ROW, "If-None-Match", before);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("10.51");
        assertThat(tag(ROW)).isNotEqualTo(before);
    }

    @Test
    void findsTheTagAmongOthers() {
        String strong = tag(ROW).substring(2);

        assertThat(api.get(ROW, "If-None-Match", "\"x\", " + strong).statusCode())
                .isEqualTo(304);
        assertThat(api.get(ROW, "If-None-Match", "\"x\"", "If-None-Match", tag(ROW))
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\"\"", "W/", "\"x\",,"})
    void givesTheRowForTagsItNeverGave(String tags) {
        assertThat(api.get(ROW, "If-None-Match", tags).statusCode()).isEqualTo(200);
    }

    @Test
    void answersAnyTagOfARowThatIsThere() {
        assertThat(api.get(ROW, "If-None-Match", "*").statusCode()).isEqualTo(304);
        assertThat(api.get("/v1/views/order_summary/rows/2", "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void compressesALongAnswerForThoseWhoTakeIt() {
        for (long id = 2; id < 500; id++) {
            engine.put(ORDERS, Row.of(id, "name", BigDecimal.ONE.setScale(2)));
        }

        HttpResponse<String> response =
                api.get("/v1/views/order_summary/rows?scan=true&limit=500", "Accept-Encoding", "gzip");

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(response.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept-Encoding"));
    }
}

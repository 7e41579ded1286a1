package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static dev.belvedere.query.http.Problems.detailOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.json.Parsed;
import dev.belvedere.query.http.request.PercentEncoding;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowRouteTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final FakeView PAIRS = FakeView.keyedBy("pairs", SqlType.VARCHAR, SqlType.VARCHAR);
    private static final FakeView NAMES = FakeView.keyedBy("names", SqlType.VARCHAR);
    private static final String ROW_42 = "/v1/views/order_summary/rows/42";

    private static FakeEngine engine() {
        return new FakeEngine(ORDERS, PAIRS, NAMES)
                .put(ORDERS, Row.of(42L, "Zoë", new BigDecimal("10.50")))
                .putParts(ORDERS, Row.of(43L));
    }

    private static HttpResponse<String> get(FakeEngine engine, String path) {
        try (Api api = new Api(engine)) {
            return api.get(path);
        }
    }

    @Test
    void givesTheRowAsPostgresWould() {
        HttpResponse<String> response = get(engine(), ROW_42);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).isEqualTo("{\"id\":42,\"name\":\"Zoë\",\"total\":10.50}");
    }

    @Test
    void doesNotShowAHiddenKey() {
        FakeView names = FakeView.names();
        FakeEngine engine = new FakeEngine(names).put(names, Row.of("Zoë", 42L));

        assertThat(get(engine, "/v1/views/names/rows/42").body()).isEqualTo("{\"name\":\"Zoë\"}");
        assertThat(get(engine, "/v1/views/names/rows?scan=true").body()).contains("[{\"name\":\"Zoë\"}]");
        assertThat(get(engine, "/v1/views/names").body())
                .contains(
                        "\"columns\":[{\"name\":\"name\",\"type\":\"text\",\"nullable\":true},"
                                + "{\"name\":\"id\",\"type\":\"bigint\",\"nullable\":false,\"hidden\":true}],\"key\":[\"id\"]",
                        "\"rows\":\"/v1/views/names/rows/{id}\"");
    }

    @Test
    void readsTheRowOfAViewWithoutAKeyEvenIfNothingIsStored() {
        FakeView count = FakeView.count();
        FakeEngine engine = new FakeEngine(count);

        assertThat(get(engine, "/v1/views/count/rows/").body()).isEqualTo("{\"n\":0}");
        assertThat(get(engine, "/v1/views/count/rows?scan=true").body()).contains("[{\"n\":0}]");

        engine.put(count, Row.of(7L));

        assertThat(get(engine, "/v1/views/count/rows/").body()).isEqualTo("{\"n\":7}");
        assertThat(get(engine, "/v1/views/count/rows?scan=true").body()).contains("[{\"n\":7}]");
    }

    /** As HAVING leaves it out: what is stored has no row, and what would be there over no rows must not stand in for it. */
    @Test
    void readsNoRowOfAViewWithoutAKeyWhoseRecordHasNone() {
        FakeView count = FakeView.count();
        FakeEngine engine = new FakeEngine(count).putParts(count, Row.of());

        assertThat(get(engine, "/v1/views/count/rows/").statusCode()).isEqualTo(404);
        assertThat(get(engine, "/v1/views/count/rows?scan=true").body()).contains("[]");
    }

    @Test
    void answersHeadLikeGetButWithoutTheBody() {
        try (Api api = new Api(engine())) {
            HttpResponse<String> response = api.send("HEAD", ROW_42);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Length")).hasValue("37");
            assertThat(response.body()).isEmpty();
        }
    }

    @Test
    void answersHeadOfAnAbsentRowWithNotFound() {
        try (Api api = new Api(engine())) {
            HttpResponse<String> response = api.send("HEAD", "/v1/views/order_summary/rows/7");

            assertThat(response.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void namesNoServerVersion() {
        HttpResponse<String> response = get(engine(), ROW_42);

        assertThat(response.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void saysAbsentWhereThereIsNoRecord() {
        HttpResponse<String> response = get(engine(), "/v1/views/order_summary/rows/7");

        assertProblem(response, 404, "absent");
    }

    @Test
    void saysAbsentWhereTheRecordHoldsPartsOnly() {
        HttpResponse<String> response = get(engine(), "/v1/views/order_summary/rows/43");

        assertProblem(response, 404, "absent");
    }

    @ParameterizedTest
    @CsvSource({"'a,b',c", "a/b,c", "' ',+", "%,%2B", "ä,%C3%A4", "'',''", "x,''", "€😀,~", "..,.", "a;b=c,?#"})
    void findsKeysWhosePartsHoldSeparators(String first, String second) {
        FakeEngine engine = engine().put(PAIRS, Row.of(first, second));

        HttpResponse<String> response = get(
                engine, "/v1/views/pairs/rows/" + PercentEncoding.encode(first) + "," + PercentEncoding.encode(second));

        assertThat(Parsed.object(response.body())).isEqualTo(Map.of("k1", first, "k2", second));
    }

    @Test
    void sendsACommaInsideAPartFromOneBetweenTwo() {
        FakeEngine engine = engine().put(PAIRS, Row.of("a,b", "c")).put(PAIRS, Row.of("a", "b,c"));

        HttpResponse<String> response = get(engine, "/v1/views/pairs/rows/a,b%2Cc");

        assertThat(response.body()).isEqualTo("{\"k1\":\"a\",\"k2\":\"b,c\"}");
    }

    @Test
    void findsTheRowOfTheEmptyText() {
        HttpResponse<String> response = get(engine().put(NAMES, Row.of("")), "/v1/views/names/rows/");

        assertThat(response.body()).isEqualTo("{\"k1\":\"\"}");
    }

    @Test
    void refusesAKeyWithTooManyParts() {
        HttpResponse<String> response = get(engine(), "/v1/views/pairs/rows/a,b,c");

        assertThat(detailOf(response, 400, "malformed-key")).contains("3 part(s)", "wanted 2", "{k1},{k2}", "%2C");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "4.2", "99999999999999999999", "%2042", "+42", "٤٢", "0x2a", "42;v=1"})
    void refusesAKeyThatIsNoNumber(String key) {
        HttpResponse<String> response = get(engine(), "/v1/views/order_summary/rows/" + key);

        assertThat(detailOf(response, 400, "malformed-key"))
                .contains("Part 1", "(id)", "wanted bigint, for example 42");
    }

    @Test
    void refusesAKeyThatIsNotUtf8() {
        HttpResponse<String> response = get(engine(), "/v1/views/names/rows/%C3%28");

        assertThat(detailOf(response, 400, "malformed-key")).contains("not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"rows/%,bad-request", "rows/%zz,bad-request", "rows/%00,bad-request", "rows/%u0041,malformed-path"})
    void refusesBrokenPercentEncoding(String path, String code) throws Exception {
        try (Api api = new Api(engine())) {
            String response = RawRequest.get(api.port(), "/v1/views/names/" + path);

            assertThat(response)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "\"code\":\"" + code + "\"");
        }
    }

    @Test
    void namesTheNearestViewForAnUnknownOne() {
        HttpResponse<String> response = get(engine(), "/v1/views/order_sumary/rows/42");

        assertThat(detailOf(response, 404, "unknown-view")).contains("\"order_sumary\"", "order_summary");
    }

    @Test
    void refusesParameters() {
        HttpResponse<String> response = get(engine(), ROW_42 + "?limit=1");

        assertThat(detailOf(response, 400, "unknown-parameter")).contains("\"limit\"", "knows none");
    }

    @ParameterizedTest
    @CsvSource({"MOVED,not-held-here", "RESTORING,restoring", "CLOSED,closed", "HYDRATING,hydrating"})
    void passesARefusalOn(Refusal reason, String code) {
        HttpResponse<String> response = get(engine().refuse(0, reason).refuse(1, reason), ROW_42);

        assertProblem(response, 503, code);
    }

    @Test
    void refusesARowThatIsThereWhileTheViewHydrates() {
        HttpResponse<String> response = get(engine().status(new ViewStatus(false, 99.99, 1, 5)), ROW_42);

        assertThat(assertProblem(response, 503, "hydrating")).containsEntry("percent", new BigDecimal("99.9"));
    }

    @ParameterizedTest
    @CsvSource({"0,0,1", "1,1,1", "4001,5,5", "3600000,3600,30"})
    void saysWhenTheViewShouldBeHydratedAndWhenToComeBack(long etaMs, BigDecimal etaSeconds, String retryAfter) {
        ViewStatus status = new ViewStatus(false, 40, OptionalLong.of(etaMs), 1, 5);

        HttpResponse<String> response = get(engine().status(status), ROW_42);

        assertThat(assertProblem(response, 503, "hydrating")).containsEntry("etaSeconds", etaSeconds);
        assertThat(response.headers().firstValue("Retry-After")).hasValue(retryAfter);
    }

    @Test
    void refusesToCallARowAbsentWhileTheViewHydrates() {
        FakeEngine engine = engine().status(new ViewStatus(false, 0, 1, 5));

        HttpResponse<String> response = get(engine, "/v1/views/order_summary/rows/7");

        assertProblem(response, 503, "hydrating");
    }

    @Test
    void refusesOnceTheStreamHasStopped() {
        HttpResponse<String> response = get(engine().stop(), ROW_42);

        assertProblem(response, 503, "closed");
    }
}

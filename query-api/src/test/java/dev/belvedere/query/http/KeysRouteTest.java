package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static dev.belvedere.query.http.Problems.detailOf;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysRouteTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final FakeView PAIRS = FakeView.keyedBy("pairs", SqlType.VARCHAR, SqlType.VARCHAR);
    private static final FakeView NAMES = FakeView.keyedBy("names", SqlType.VARCHAR);
    private static final String ROWS = "/v1/views/order_summary/rows";

    private final FakeEngine engine = new FakeEngine(ORDERS, PAIRS, NAMES);
    private final Api api = new Api(engine);

    KeysRouteTest() {
        for (long id = 0; id < 1_000; id++) {
            engine.put(ORDERS, Row.of(id, "n", BigDecimal.ONE.setScale(2)));
        }
    }

    @AfterEach
    void close() {
        api.close();
    }

    private static String row(long id) {
        return "{\"id\":" + id + ",\"name\":\"n\",\"total\":1.00}";
    }

    @Test
    void givesTheRowsInTheOrderOfTheKeysAndNullForAbsentOnes() {
        HttpResponse<String> response = api.get(ROWS + "?key=7&key=5000&key=3&key=7");

        assertThat(response.body()).isEqualTo("{\"rows\":[" + row(7) + ",null," + row(3) + "," + row(7) + "]}");
    }

    @Test
    void findsKeysWithNull() {
        engine.put(PAIRS, Row.of("a", null));
        engine.put(PAIRS, Row.of("a", "\\N"));

        assertThat(api.get("/v1/views/pairs/rows/a,%5CN").body()).isEqualTo("{\"k1\":\"a\",\"k2\":null}");
        assertThat(api.get("/v1/views/pairs/rows?key=a,%5C%5CN&key=%5CN,a").body())
                .isEqualTo("{\"rows\":[{\"k1\":\"a\",\"k2\":\"\\\\N\"},null]}");
    }

    @Test
    void findsKeysWhoseParameterIsEncodedTooMuch() {
        assertThat(api.get(ROWS + "?%6Bey=7").body()).isEqualTo("{\"rows\":[" + row(7) + "]}");
    }

    @Test
    void givesALineAKeyWhereAsked() {
        HttpResponse<String> response = api.get(ROWS + "?key=7&key=5000", "Accept", "application/x-ndjson");

        assertThat(response.body()).isEqualTo(row(7) + "\nnull\n");
    }

    @Test
    void readsAThousandLongKeysAtOnce() {
        List<String> names = LongStream.range(0, 1_000)
                .mapToObj(id -> String.format("%036d", id))
                .toList();
        names.forEach(name -> engine.put(NAMES, Row.of(name)));

        HttpResponse<String> response =
                api.get("/v1/views/names/rows" + names.stream().collect(joining("&key=", "?key=", "")));

        assertThat(response.body())
                .isEqualTo(names.stream()
                        .map(name -> "{\"k1\":\"" + name + "\"}")
                        .collect(joining(",", "{\"rows\":[", "]}")));
    }

    @Test
    void refusesMoreThanAThousandKeys() {
        String keys = LongStream.range(0, 1_001).mapToObj(id -> "key=" + id).collect(joining("&"));

        assertThat(detailOf(api.get(ROWS + "?" + keys), 400, "malformed-parameter"))
                .contains("1001 times", "at most 1000");
    }

    @ParameterizedTest
    @CsvSource({"'a,b',c,'a%2Cb,c'", "a,'b,c','a,b%2Cc'", "' ',+,'+,%2B'", "&,=,'%26,%3D'", "%,ä,'%25,%C3%A4'"})
    void findsKeysWhosePartsHoldSeparators(String first, String second, String key) {
        engine.put(PAIRS, Row.of(first, second));

        HttpResponse<String> response = api.get("/v1/views/pairs/rows?key=" + key);

        assertThat(response.body()).isEqualTo("{\"rows\":[{\"k1\":\"" + first + "\",\"k2\":\"" + second + "\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?key=", "?key"})
    void findsTheRowOfTheEmptyText(String query) {
        engine.put(NAMES, Row.of(""));

        assertThat(api.get("/v1/views/names/rows" + query).body()).isEqualTo("{\"rows\":[{\"k1\":\"\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?key=7&key=abc", "?key=7,8", "?key="})
    void refusesTheRequestWhereOneKeyIsMalformed(String query) {
        assertProblem(api.get(ROWS + query), 400, "malformed-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?key=7&limit=5", "?key=7&scan=true", "?key=7&cursor=x"})
    void refusesKeysInAWalk(String query) {
        assertThat(detailOf(api.get(ROWS + query), 400, "malformed-parameter")).contains("this request names keys");
    }

    @Test
    void refusesBrokenPercentEncoding() throws Exception {
        String response = RawRequest.get(api.port(), ROWS + "?key=%4");

        assertThat(response).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @Test
    void refusesAllWhereOneShardIsNotHeld() {
        engine.refuse(1, Refusal.MOVED);

        assertProblem(api.get(ROWS + "?key=1&key=2&key=3&key=4&key=5"), 503, "not-held-here");
    }
}

package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static dev.belvedere.query.http.Problems.detailOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.json.Parsed;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanRouteTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final FakeView OTHER = new FakeView("other", ORDERS.columns(), ORDERS.key(), ORDERS.shards());
    private static final FakeView DOCUMENTS = new FakeView(
            "documents",
            RowType.of(new Column("id", SqlType.BIGINT, false), new Column("body", SqlType.JSON, false)),
            List.of(0),
            2);
    private static final String ROWS = "/v1/views/order_summary/rows";
    private static final String SCAN = ROWS + "?scan=true";
    private static final int COUNT = 250;

    private final FakeEngine engine = new FakeEngine(ORDERS, OTHER, DOCUMENTS).putOthers(ORDERS);
    private final Api api = new Api(engine);

    ScanRouteTest() {
        for (long id = 0; id < COUNT; id++) {
            engine.put(ORDERS, Row.of(id, "n" + id, BigDecimal.valueOf(id, 2)));
            engine.putParts(ORDERS, Row.of(COUNT + id));
        }
        engine.put(DOCUMENTS, Row.of(1L, "{\n\"a\":\t1}"));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> ids(Map<String, ?> page) {
        return Objects.requireNonNull((List<Map<String, Object>>) page.get("rows")).stream()
                .map(row -> Objects.requireNonNull(row.get("id")))
                .toList();
    }

    private String cursor() {
        return String.valueOf(Parsed.object(api.get(SCAN + "&limit=10").body()).get("cursor"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 249, 250, 251, 10_000})
    void scansThroughEveryRowOnce(int limit) {
        List<Object> seen = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            Map<String, ?> page = Parsed.object(
                    api.get(SCAN + "&limit=" + limit + cursor.get()).body());
            assertThat(ids(page).size()).isLessThanOrEqualTo(limit);
            seen.addAll(ids(page));
            cursor = Optional.ofNullable(page.get("cursor")).map(next -> "&cursor=" + next);
        }

        assertThat(seen).hasSize(COUNT).doesNotHaveDuplicates();
    }

    @Test
    void goesThroughAShardInKeyOrder() {
        List<Object> ids = ids(Parsed.object(api.get(SCAN + "&limit=10000").body()));

        long descents = 0;
        for (int i = 1; i < ids.size(); i++) {
            descents += ((BigDecimal) ids.get(i)).compareTo((BigDecimal) ids.get(i - 1)) < 0 ? 1 : 0;
        }
        assertThat(descents).isEqualTo(ORDERS.shards() - 1);
    }

    @Test
    void givesAHundredRowsUnlessSent() {
        HttpResponse<String> response = api.get(SCAN);

        assertThat(ids(Parsed.object(response.body()))).hasSize(100);
    }

    @Test
    void leavesTheCursorOutAtTheEnd() {
        HttpResponse<String> response = api.get(SCAN + "&limit=10000");

        assertThat(Parsed.object(response.body())).containsOnlyKeys("rows");
    }

    @Test
    void givesALineARowWhereAsked() {
        HttpResponse<String> response = api.get(SCAN + "&limit=3", "Accept", "application/x-ndjson");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(response.body().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(Parsed.object(line)).containsKey("id"));
        assertThat(response.body()).endsWith("}\n");
    }

    @Test
    void putsTheCursorOfLinesIntoAHeader() {
        HttpResponse<String> response = api.get(SCAN + "&limit=10", "Accept", "application/x-ndjson");

        assertThat(response.headers().firstValue("Next-Cursor")).hasValue(cursor());
    }

    @Test
    void leavesTheCursorHeaderOutAtTheEnd() {
        HttpResponse<String> response = api.get(SCAN + "&limit=10000", "Accept", "application/x-ndjson");

        assertThat(response.headers().firstValue("Next-Cursor")).isEmpty();
    }

    @Test
    void keepsAStoredDocumentWithLineBreaksOnOneLine() {
        HttpResponse<String> response = api.get("/v1/views/documents/rows?scan=true", "Accept", "application/x-ndjson");

        assertThat(response.body()).isEqualTo("{\"id\":1,\"body\":{ \"a\":\t1}}\n");
    }

    @Test
    void refusesTheWholePageWhereOneShardIsNotHeld() {
        engine.refuse(1, Refusal.MOVED);

        HttpResponse<String> response = api.get(SCAN + "&limit=10000");

        assertProblem(response, 503, "not-held-here");
    }

    @Test
    void refusesACursorOfAnotherView() {
        HttpResponse<String> response = api.get("/v1/views/other/rows?scan=true&cursor=" + cursor());

        assertThat(detailOf(response, 400, "invalid-cursor")).contains("other");
    }

    @Test
    void refusesEveryCursorWithOneCharacterChanged() {
        String cursor = cursor();
        for (int i = 0; i < cursor.length(); i++) {
            String edited = cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);

            assertProblem(api.get(SCAN + "&cursor=" + edited), 400, "invalid-cursor");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AQ", "!", "AQAAAAAAAAAA", "%00", "%F0%9F%98%80", "AQAAAAA%3D"})
    void refusesWhatIsNoCursor(String cursor) {
        HttpResponse<String> response = api.get(SCAN + "&cursor=" + cursor);

        assertProblem(response, 400, "invalid-cursor");
    }

    @Test
    void refusesACursorThatIsCutShort() {
        String cursor = cursor();

        HttpResponse<String> response = api.get(SCAN + "&cursor=" + cursor.substring(0, cursor.length() - 1));

        assertProblem(response, 400, "invalid-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?scan=false", "?limit=10"})
    void saysWhichAccessPathsThereAre(String query) {
        HttpResponse<String> response = api.get(ROWS + query);

        assertThat(assertProblem(response, 400, "no-access-path"))
                .containsEntry("paths", List.of(ROWS + "/{id}", ROWS + "?key={id}&key={id}", ROWS + "?scan=true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "10001", "-1", "ten", "", "1.5", "1000000000", "99999999999", "%2B5", "5&limit=6", "%zz"})
    void refusesALimitOutOfBounds(String limit) {
        HttpResponse<String> response = rawQuery("scan=true&limit=" + limit);

        assertThat(assertProblem(response, 400, "malformed-parameter")).containsEntry("parameter", "limit");
    }

    @Test
    void refusesAScanThatIsNeitherTrueNorFalse() {
        HttpResponse<String> response = api.get(ROWS + "?scan=yes");

        assertThat(detailOf(response, 400, "malformed-parameter")).contains("\"yes\"", "true or false");
    }

    @Test
    void namesTheNearestParameterForAnUnknownOne() {
        HttpResponse<String> response = api.get(SCAN + "&limti=5");

        assertThat(detailOf(response, 400, "unknown-parameter")).contains("\"limti\"", "limit");
    }

    private HttpResponse<String> rawQuery(String query) {
        // URI.create refuses a broken escape; a value that decodes to nothing stands in for it.
        return api.get(ROWS + "?" + query.replace("%zz", "%25zz"));
    }
}

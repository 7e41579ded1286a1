package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.json.Parsed;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of tens of kilobytes, most of which begin with the same ones, and arrays as keys. */
class LongKeysTest {

    private static final RowType COLUMNS =
            RowType.of(new Column("text", SqlType.VARCHAR, false), new Column("n", SqlType.INTEGER, false));
    private static final FakeView TEXTS =
            new FakeView("texts", COLUMNS, COLUMNS.size(), List.of(0), 2, List.of(List.of(1, 0), List.of(0)));
    private static final FakeView ARRAYS = FakeView.keyedBy("arrays", SqlType.arrayOf(SqlType.VARCHAR));
    private static final String ROWS = "/v1/views/texts/rows";
    private static final int COUNT = 12;

    private final FakeEngine engine = new FakeEngine(TEXTS, ARRAYS);
    private final Api api = new Api(engine);

    LongKeysTest() {
        for (int number = 0; number < COUNT; number++) {
            engine.put(TEXTS, Row.of(key(number), 1));
            engine.put(TEXTS, Row.of("short " + number, 1));
        }
        engine.put(ARRAYS, Row.of(List.of("a,b", "")));
    }

    private static String key(int number) {
        return "x".repeat(38_000) + (char) ('a' + number);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({"scan=true,1", "scan=true,5", "n=1,1", "n=1,7", "n=1&order=desc,1", "n=1&order=desc,5"})
    void findsEveryRowOnceByShortCursors(String query, int limit) {
        List<String> found = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            HttpResponse<String> page = api.get(
                    ROWS + "?" + query + "&limit=" + limit + (cursor.get().isEmpty() ? "" : "&cursor=" + cursor.get()),
                    "Accept",
                    "application/x-ndjson");
            assertThat(page.statusCode()).isEqualTo(200);
            page.body().lines().map(LongKeysTest::text).forEach(found::add);
            cursor = page.headers().firstValue("Next-Cursor");
            cursor.ifPresent(next -> assertThat(next).hasSizeLessThan(1_000));
        }

        List<String> all = new ArrayList<>();
        IntStream.range(0, COUNT).forEach(number -> Collections.addAll(all, key(number), "short " + number));
        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
        if (query.startsWith("n=")) {
            Collections.sort(all);
            if (query.endsWith("desc")) {
                Collections.reverse(all);
            }
            assertThat(found).isEqualTo(all);
        }
    }

    @Test
    void refusesACursorWithAnotherDigest() {
        String cursor = String.valueOf(
                Parsed.object(api.get(ROWS + "?n=1&limit=" + (COUNT + 1)).body())
                        .get("cursor"));
        String edited = (cursor.charAt(40) == 'A' ? 'B' : 'A') + "";

        assertThat(api.get(ROWS + "?n=1&cursor=" + cursor).statusCode()).isEqualTo(200);
        assertThat(api.get(ROWS + "?n=1&cursor=" + cursor.substring(0, 40) + edited + cursor.substring(41))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%s", "?key=%s", "?text=%s", "?n=1&text=%s"})
    void readsARowByALongKey(String path) {
        assertThat(api.get(ROWS + path.replace("%s", key(3))).body()).contains(key(3));
    }

    @Test
    void readsARowByAnArray() {
        String array = "%5B%22a%2Cb%22%2C%22%22%5D";

        assertThat(api.get("/v1/views/arrays/rows/" + array).body()).isEqualTo("{\"k1\":[\"a,b\",\"\"]}");
        assertThat(api.get("/v1/views/arrays/rows?key=" + array).body())
                .isEqualTo("{\"rows\":[{\"k1\":[\"a,b\",\"\"]}]}");
    }

    private static String text(String line) {
        Map<String, ?> row = Parsed.object(line);
        return String.valueOf(Objects.requireNonNull(row.get("text")));
    }
}

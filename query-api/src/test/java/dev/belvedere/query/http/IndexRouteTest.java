package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static dev.belvedere.query.http.Problems.detailOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.json.Parsed;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.serdes.row.Row;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexRouteTest {

    private static final FakeView ORDERS = FakeView.orderOverview();
    private static final FakeView PLAIN = FakeView.orderSummary();
    private static final String ROWS = "/v1/views/order_overview/rows";
    private static final int SECONDS = 40;

    private final FakeEngine engine = new FakeEngine(ORDERS, PLAIN);
    private final Api api = new Api(engine);

    /** Ids fall while times rise, so that the order of the one is not that of the other. */
    IndexRouteTest() {
        for (int second = 0; second < SECONDS; second++) {
            put(1_000 - second, 17L, second % 2 == 0 ? "open" : "paid", at(second));
        }
        put(1, 17L, "open", null);
        put(2, 16L, "open", at(5));
        put(3, null, null, at(5));
    }

    private void put(long id, @Nullable Long user, @Nullable String status, @Nullable Instant at) {
        engine.put(ORDERS, Row.of(id, user, status, at, 7));
    }

    private static Instant at(int second) {
        return Instant.parse("2026-01-02T00:00:00Z").plusSeconds(second);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @SuppressWarnings("unchecked")
    private static List<Long> ids(Map<String, ?> page) {
        return Objects.requireNonNull((List<Map<String, Object>>) page.get("rows")).stream()
                .map(row -> Long.valueOf(String.valueOf(row.get("id"))))
                .toList();
    }

    private List<Long> ids(String query) {
        HttpResponse<String> response = api.get(ROWS + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return ids(Parsed.object(response.body()));
    }

    /** The ids of the seconds of user 17 within these bounds, inclusive. */
    private static List<Long> seconds(int first, int last) {
        return LongStream.rangeClosed(first, last)
                .map(second -> 1_000 - second)
                .boxed()
                .toList();
    }

    private static List<Long> reversed(List<Long> ids) {
        List<Long> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        return reversed;
    }

    @Test
    void findsTheRowsWithNull() {
        assertThat(ids("?user_id=%5CN")).containsExactly(3L);
        assertThat(ids("?user_id=17&created_at=%5CN")).containsExactly(1L);
    }

    @Test
    void refusesNullAsABound() {
        HttpResponse<String> response = api.get(ROWS + "?user_id=17&created_at.gte=%5CN");

        assertThat(detailOf(response, 400, "malformed-parameter")).contains("created_at.gte", "NULL");
    }

    @Test
    void findsTheRowsWithAValueInTheOrderOfTheIndexNullFirst() {
        List<Long> expected = new ArrayList<>(List.of(1L));
        expected.addAll(seconds(0, SECONDS - 1));

        assertThat(ids("?user_id=17")).isEqualTo(expected);
        assertThat(ids("?user_id=17&order=asc")).isEqualTo(expected);
        assertThat(ids("?user_id=17&order=desc")).isEqualTo(reversed(expected));
    }

    @Test
    void findsNothingWhereNoRowHasTheValue() {
        assertThat(api.get(ROWS + "?user_id=18").body()).isEqualTo("{\"rows\":[]}");
    }

    @Test
    void findsRowsByAllColumnsOfAnIndex() {
        assertThat(ids("?created_at=2026-01-02T00:00:05Z&user_id=17")).isEqualTo(seconds(5, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "created_at.gte=2026-01-02T00:00:05Z,5,39",
        "created_at.gt=2026-01-02T00:00:05Z,6,39",
        "created_at.lte=2026-01-02T00:00:05Z,0,5",
        "created_at.lt=2026-01-02T00:00:05Z,0,4",
        "created_at.gt=2026-01-02T00:00:05Z&created_at.lt=2026-01-02T00:00:08Z,6,7",
        "created_at.gte=2026-01-02T01:00:05%2B01:00&created_at.lte=2026-01-02T00:00:05Z,5,5",
        "created_at.gte=2026-01-02T00:00:09Z&created_at.lte=2026-01-02T00:00:05Z,1,0",
        "created_at.gt=2026-01-02T00:00:05Z&created_at.lt=2026-01-02T00:00:05Z,1,0"
    })
    void findsTheRowsOfARange(String bounds, int first, int last) {
        assertThat(ids("?user_id=17&" + bounds)).isEqualTo(seconds(first, last));
        assertThat(ids("?user_id=17&order=desc&" + bounds)).isEqualTo(reversed(seconds(first, last)));
    }

    @Test
    void usesTheIndexThatGoesOnWithTheColumnOfTheRange() {
        assertThat(ids("?user_id=17&status.gte=open&status.lt=paid")).hasSize(SECONDS / 2 + 1);
        assertThat(ids("?user_id=17&status=open&id=998")).containsExactly(998L);
    }

    @Test
    void leavesRowsWithoutAFirstValueOut() {
        assertThat(ids("?status=open")).contains(2L).doesNotContain(3L);
    }

    @Test
    void takesAColumnThatIsCalledLikeAParameter() {
        assertThat(ids("?limit.eq=7&limit=3")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"1,asc", "7,asc", "7,desc", "41,asc", "41,desc", "40,desc"})
    void scansThroughEveryRowOnce(int limit, String order) {
        List<Long> seen = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            Map<String, ?> page =
                    Parsed.object(api.get(ROWS + "?user_id=17&order=" + order + "&limit=" + limit + cursor.get())
                            .body());
            assertThat(ids(page).size()).isLessThanOrEqualTo(limit);
            seen.addAll(ids(page));
            cursor = Optional.ofNullable(page.get("cursor")).map(next -> "&cursor=" + next);
        }

        assertThat(seen).isEqualTo(ids("?user_id=17&order=" + order));
    }

    @Test
    void givesALineARowWithTheCursorInAHeader() {
        HttpResponse<String> response = api.get(ROWS + "?user_id=17&limit=3", "Accept", "application/x-ndjson");

        assertThat(response.body().lines()).hasSize(3);
        assertThat(response.headers().firstValue("Next-Cursor")).hasValue(cursor("?user_id=17"));
    }

    private String cursor(String query) {
        return String.valueOf(
                Parsed.object(api.get(ROWS + query + "&limit=3").body()).get("cursor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?user_id=16",
                "?user_id=17&order=desc",
                "?user_id=17&created_at.gte=2026-01-02T00:00:00Z",
                "?user_id=17&status.gte=a",
                "?status=open",
                "?scan=true"
            })
    void refusesACursorOfAnotherQuery(String query) {
        HttpResponse<String> response = api.get(ROWS + query + "&cursor=" + cursor("?user_id=17"));

        assertThat(detailOf(response, 400, "invalid-cursor")).contains("this scan of the view order_overview");
    }

    @Test
    void refusesACursorOfAScanAndEveryEditedOne() {
        assertProblem(api.get(ROWS + "?user_id=17&cursor=" + cursor("?scan=true")), 400, "invalid-cursor");

        String cursor = cursor("?user_id=17");
        for (int i = 0; i < cursor.length(); i++) {
            String edited = cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);
            assertProblem(api.get(ROWS + "?user_id=17&cursor=" + edited), 400, "invalid-cursor");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?created_at=2026-01-02T00:00:05Z",
                "?user_id.gte=17",
                "?status=open&created_at.gte=2026-01-02T00:00:05Z",
                "?user_id=17&created_at.gte=2026-01-02T00:00:05Z&status=open",
                "?user_id=17&created_at.gte=2026-01-02T00:00:05Z&status.gt=a",
                "?id=5",
                "?order=asc"
            })
    void saysWhichAccessPathsThereAre(String query) {
        assertThat(assertProblem(api.get(ROWS + query), 400, "no-access-path"))
                .containsEntry(
                        "paths",
                        List.of(
                                ROWS + "/{id}",
                                ROWS + "?key={id}&key={id}",
                                ROWS + "?user_id={user_id}&created_at={created_at}",
                                ROWS + "?status={status}",
                                ROWS + "?user_id={user_id}&status={status}&id={id}",
                                ROWS + "?limit.eq={limit}",
                                ROWS + "?scan=true"));
    }

    @Test
    void saysThatAViewWithoutIndexesHasNone() {
        assertProblem(api.get("/v1/views/order_summary/rows?name=Ada"), 400, "no-access-path");
    }

    @ParameterizedTest
    @CsvSource({
        "user_id,?user_id=abc",
        "user_id,?user_id=",
        "user_id,?user_id=1&user_id=2",
        "user_id,?user_id=17.0",
        "user_id,?user_id=99999999999999999999",
        "created_at.gte,?user_id=17&created_at.gte=yesterday",
        "created_at.lt,?user_id=17&created_at.lt=2026-01-02",
        "created_at.gt,?user_id=17&created_at.gt=2026-01-02T00:00:00Z&created_at.gte=2026-01-02T00:00:00Z",
        "order,?user_id=17&order=up",
        "limit,?user_id=17&limit=0",
        "order,?scan=true&order=desc",
        "user_id,?scan=true&user_id=17",
        "user_id,?key=5&user_id=17",
        "order,?key=5&order=asc"
    })
    void refusesAParameterThatCannotBeUsed(String parameter, String query) {
        assertThat(assertProblem(api.get(ROWS + query), 400, "malformed-parameter"))
                .containsEntry("parameter", parameter);
    }

    @Test
    void saysWhichTypeIsWanted() {
        assertThat(detailOf(api.get(ROWS + "?user_id=abc"), 400, "malformed-parameter"))
                .contains("\"abc\"", "bigint", "42");
    }

    @ParameterizedTest
    @CsvSource({"usr_id=17,user_id", "user_id=17&created_at.get=1,created_at.gt", "user_id.eq=17,user_id"})
    void namesTheNearestParameterForAnUnknownOne(String query, String nearest) {
        assertThat(detailOf(api.get(ROWS + "?" + query), 400, "unknown-parameter"))
                .contains(nearest);
    }

    @Test
    void readsOneShardAndNoOther() {
        int refusing = 0;
        for (int shard = 0; shard < ORDERS.shards(); shard++) {
            try (Api one = new Api(new FakeEngine(ORDERS).refuse(shard, Refusal.MOVED))) {
                refusing += one.get(ROWS + "?user_id=17").statusCode() == 503 ? 1 : 0;
            }
        }

        assertThat(refusing).isOne();
    }
}

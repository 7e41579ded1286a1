package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.SqlType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What no client of ours would send, sent as it is. */
class BadInputTest {

    private static final FakeView[] VIEWS = {
        FakeView.orderSummary(),
        FakeView.keyedBy("names", SqlType.VARCHAR),
        FakeView.keyedBy("money", SqlType.decimal(6, 2))
    };
    private static final String LONG = "9".repeat(60_000);

    static List<String> longOnes() {
        return List.of(
                "/" + LONG,
                "/v1/views/" + LONG,
                "/v1/views/order_summary/rows/" + LONG,
                "/v1/views/money/rows/" + LONG,
                "/v1/views/names/rows/" + LONG,
                "/v1/views/names/rows?scan=true&cursor=" + LONG,
                "/v1/views/names/rows?scan=true&limit=" + LONG,
                "/v1/views/names/rows?" + LONG,
                "/v1/views/names/rows?" + "a&".repeat(30_000),
                "/v1/views/names/rows?" + "key&".repeat(10_000),
                "/v1/views/names/rows/" + ",".repeat(60_000),
                "/v1/views/" + "/".repeat(60_000));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/views/order_summary/rows/abc, malformed-key",
        "/v1/views/order_summary/rows/1.5, malformed-key",
        "/v1/views/order_summary/rows/9223372036854775808, malformed-key",
        "/v1/views/order_summary/rows/-9223372036854775809, malformed-key",
        "/v1/views/order_summary/rows/, malformed-key",
        "'/v1/views/order_summary/rows/1,2', malformed-key",
        "/v1/views/money/rows/1e999999999, malformed-key",
        "/v1/views/names/rows/%FF, malformed-key",
        "/v1/views/names/rows/%C0%80, malformed-key",
        "/v1/views/names/rows/%ED%A0%80, malformed-key",
        "/v1/views/names/rows?key=%FF, malformed-key",
        "/v1/views/names/rows?scan=true&cursor=%FF, invalid-cursor",
        "/v1/views/names/rows?scan=%FF, malformed-parameter",
        "/v1/views/names/rows?scan=true&limit=%FF, malformed-parameter",
        "/v1/views/names/rows?scan=true&limit=-1, malformed-parameter",
        "/v1/views/names/rows?scan=true&limit=0, malformed-parameter",
        "/v1/views/names/rows?scan=true&limit=1000000000, malformed-parameter",
        "/v1/views/names/rows?scan=true&scan=true, malformed-parameter",
        "/v1/views/names/rows?scan=true&cursor=a&cursor=b, malformed-parameter",
        "/v1/views/names/rows?%FF=1, unknown-parameter",
        "/v1/views/names/rows?Key=1, unknown-parameter",
        "/v1/views/names?limit=1, unknown-parameter",
        "/v1/views?a=1&a=2, unknown-parameter"
    })
    void isRefusedByItsOwnCode(String path, String code) throws IOException {
        String answer = answer(path);

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: application/problem+json", "\"code\":\"" + code + "\"");
    }

    @ParameterizedTest
    @MethodSource("longOnes")
    void isRefusedHoweverLongItIs(String path) throws IOException {
        String answer = answer(path);

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
        // What is quoted back is cut short.
        assertThat(answer.length()).isLessThan(2_000);
    }

    private static String answer(String path) throws IOException {
        try (Api api = new Api(new FakeEngine(VIEWS))) {
            return RawRequest.get(api.port(), path);
        }
    }
}

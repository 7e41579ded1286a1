package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.http.server.SubscriptionLimits;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.serdes.row.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final String ROW = "/v1/views/order_summary/rows/42";

    private static String ask(List<String> origins, String method, String path, String... headers) throws IOException {
        FakeEngine engine = new FakeEngine(ORDERS).put(ORDERS, Row.of(42L, "Zoë", new BigDecimal("10.50")));
        ServerSettings settings = new ServerSettings(
                "127.0.0.1",
                0,
                ReadLimits.defaults(),
                ConnectionLimits.defaults(),
                SubscriptionLimits.defaults(),
                origins,
                PeerSettings.defaults());
        try (Api api = new Api(engine, settings)) {
            return RawRequest.send(
                    api.port(),
                    method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + String.join("\r\n", headers)
                            + "\r\n\r\n");
        }
    }

    @Test
    void letsNoOtherOriginReadUnlessSent() throws IOException {
        String answer = ask(List.of(), "GET", ROW, "Origin: https://shop.example");

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("Access-Control");
    }

    @ParameterizedTest
    @ValueSource(strings = {ROW, "/v1/views/order_summary/rows/7", "/v1/views/order_summary/rows/x", "/nowhere"})
    void letsAnOriginSeeEveryAnswerAndItsHeaders(String path) throws IOException {
        String answer = ask(List.of("https://shop.example"), "GET", path, "Origin: https://shop.example");

        assertThat(answer)
                .contains("Access-Control-Allow-Origin: https://shop.example\r\n", "Vary: Origin")
                .doesNotContain("Access-Control-Allow-Credentials");
        assertThat(header(answer, "Access-Control-Expose-Headers"))
                .contains("ETag", "Retry-After", "Next-Cursor", "Sync-Token");
    }

    @Test
    void answersAPreflightRequest() throws IOException {
        String answer = ask(
                List.of("https://other.example", "https://shop.example"),
                "OPTIONS",
                ROW,
                "Origin: https://shop.example",
                "Access-Control-Request-Method: GET",
                "Access-Control-Request-Headers: if-none-match");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("Access-Control-Allow-Origin: https://shop.example\r\n", "Access-Control-Max-Age: 3600\r\n");
        assertThat(header(answer, "Access-Control-Allow-Methods")).contains("GET", "HEAD");
        assertThat(header(answer, "Access-Control-Allow-Headers")).contains("*", "Authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example",
        "http://shop.example",
        "https://shop.example:8443",
        "https://shop-example",
        "https://shop.example.evil.example",
        "null"
    })
    void letsNoOtherOriginReadThanThoseItIsSent(String origin) throws IOException {
        String answer = ask(List.of("https://shop.example"), "GET", ROW, "Origin: " + origin);

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("Access-Control");
    }

    @Test
    void letsEveryOriginReadWhereSentSo() throws IOException {
        String answer = ask(List.of("*"), "GET", ROW, "Origin: https://any.example");

        assertThat(answer).contains("Access-Control-Allow-Origin: ");
    }

    @Test
    void stillNamesTheMethodsToAPlainOptions() throws IOException {
        String answer = ask(List.of("*"), "OPTIONS", ROW, "Origin: https://any.example");

        assertThat(answer).startsWith("HTTP/1.1 204").contains("Allow: GET, HEAD, OPTIONS");
    }

    private static String header(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElse("no " + name);
    }
}

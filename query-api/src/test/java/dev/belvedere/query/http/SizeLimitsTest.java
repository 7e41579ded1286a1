package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.detailOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two keys, five rows, a head of 2,048 bytes. */
class SizeLimitsTest {

    private static final String ROWS = "/v1/views/order_summary/rows";
    private static final int HEAD_BYTES = 2_048;

    private final Api api = new Api(new FakeEngine(FakeView.orderSummary()), Limited.size(2, 5, HEAD_BYTES));

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void readsAsManyKeysAsItIsSent() {
        assertThat(api.get(ROWS + "?key=1&key=2").statusCode()).isEqualTo(200);
        assertThat(detailOf(api.get(ROWS + "?key=1&key=2&key=3"), 400, "malformed-parameter"))
                .contains("3 times", "at most 2");
    }

    @Test
    void givesAsManyRowsAsItIsSent() {
        assertThat(api.get(ROWS + "?scan=true").statusCode()).isEqualTo(200);
        assertThat(api.get(ROWS + "?scan=true&limit=5").statusCode()).isEqualTo(200);
        assertThat(detailOf(api.get(ROWS + "?scan=true&limit=6"), 400, "malformed-parameter"))
                .contains("from 1 to 5");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/views/order_summary/rows/%s, '', 414, uri-too-long",
        "/v1/views/order_summary/rows?key=%s, '', 414, uri-too-long",
        "/v1/views, X: %s, 431, request-header-fields-too-large",
        "/v1/views, Cookie: %s, 431, request-header-fields-too-large"
    })
    void refusesAHeadThatIsTooLong(String path, String header, int status, String code) throws IOException {
        String much = "1".repeat(HEAD_BYTES);
        String headers = header.isEmpty() ? "" : header.replace("%s", much) + "\r\n";

        String answer = RawRequest.send(
                api.port(), "GET " + path.replace("%s", much) + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"code\":\"" + code + "\"");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains(
                        "content-type: application/problem+json", "connection: close", "2048 bytes", "raise http.head");
    }
}

package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.serdes.row.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractTest {

    private static final FakeView ORDERS = FakeView.orderSummary();

    private final Api api = new Api(new FakeEngine(ORDERS)
            .put(ORDERS, Row.of(42L, "Zoë", new BigDecimal("10.50")))
            .refuse(1, Refusal.MOVED));

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void isServedAsItIs() throws IOException {
        HttpResponse<String> response = api.get("/openapi.json");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        try (var published = ContractTest.class.getResourceAsStream("openapi.json")) {
            assertThat(response.body()).isEqualTo(new String(published.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void isShownToPeople() {
        assertThat(api.get("/docs").body()).contains("swagger-ui-bundle.js", "openapi.json");
        assertThat(api.get("/docs/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
        assertThat(api.get("/docs/swagger-ui.css").headers().firstValue("Content-Type"))
                .hasValue("text/css");
        assertThat(api.get("/docs/other.js").statusCode()).isEqualTo(404);
    }

    /** Plants a deviation in a response that keeps the contract, and expects the check to name it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rows/42                    | 200 | body  | 7",
                "rows/42                    | 200 | body  | {}",
                "rows/42                    | 200 | tag   | strong",
                "rows/42                    | 206 | none  | ",
                "rows?key=42                | 200 | body  | {\"rows\":[3]}",
                "rows?key=42                | 200 | body  | {\"row\":[]}",
                "rows?key=42                | 200 | type  | text/plain",
                "rows/x                     | 400 | body  | {\"type\":\"urn:belvedere:problem:new\",\"title\":\"t\",\"status\":400,\"detail\":\"d\",\"code\":\"new\"}",
                "rows?scan=true             | 503 | retry | soon"
            })
    void noticesADeviation(String path, int status, String where, String planted) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + api.port() + "/v1/views/order_summary/" + path))
                .build();
        HttpResponse<String> right = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        HttpResponse<String> wrong = new PlantedResponse(right, status, where, planted);
        Contract contract = Contract.published();

        assertThatCode(() -> contract.check("GET", right)).doesNotThrowAnyException();
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> contract.check("GET", wrong));
    }
}

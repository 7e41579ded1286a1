package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths that people type. */
class RedirectTest {

    private final Api api = new Api(new FakeEngine(FakeView.orderSummary()));

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, /docs",
        "/docs/, /docs",
        "/v1/views/, /v1/views",
        "/v1/shards/, /v1/shards",
        "/v1/instances/, /v1/instances",
        "/v1/sources/, /v1/sources"
    })
    void leadsToWhatIsMeant(String path, String target) throws Exception {
        // The contract has no such paths.
        URI asked = URI.create("http://127.0.0.1:" + api.port() + path);
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(asked).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(308);
        URI location =
                response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
        assertThat(location.getPath()).isEqualTo(target);
        assertThat(api.get(target).statusCode()).isEqualTo(200);
    }
}

package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

    private static final String ROWS = "/v1/views/order_summary/rows?scan=true";

    private final Api api = new Api(new FakeEngine(FakeView.orderSummary()));

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                                    | application/json",
                "application/*                                          | application/json",
                "Application/JSON;charset=utf-8                         | application/json",
                "text/html, */*;q=0.8                                   | application/json",
                "application/x-ndjson                                   | application/x-ndjson",
                "APPLICATION/X-NDJSON                                   | application/x-ndjson",
                "application/x-ndjson, application/json                 | application/x-ndjson",
                "application/json, application/x-ndjson                 | application/json",
                "application/json;q=0.5, application/x-ndjson           | application/x-ndjson",
                "application/x-ndjson;q=0.1, application/json;q = 0.2   | application/json",
                "application/x-ndjson;q=0, */*                          | application/json",
                "application/json;q=0, application/*                    | application/x-ndjson",
                "application/x-ndjsonp, application/json                | application/json"
            })
    void choosesTheTypeThatTheClientPrefers(String accept, String type) {
        HttpResponse<String> response = api.get(ROWS, "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "*/*;q=0", "application/x-ndjsonp", "json"})
    void refusesAClientThatAcceptsNone(String accept) {
        assertProblem(api.get(ROWS, "Accept", accept), 406, "not-acceptable");
        assertProblem(api.get("/v1/views/order_summary/rows/1", "Accept", accept), 406, "not-acceptable");
        assertProblem(api.get("/v1/views/order_summary/changes", "Accept", accept), 406, "not-acceptable");
    }
}

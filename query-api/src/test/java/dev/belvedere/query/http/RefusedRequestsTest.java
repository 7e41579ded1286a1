package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.json.Parsed;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class RefusedRequestsTest {

    private final FakeEngine engine = new FakeEngine(FakeView.orderSummary());
    private final Api api = new Api(engine);

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/",
                "/v1/views/order_summary/",
                "/v1/views/order_summary/rows/4/2",
                "/health",
                "/health/ready/"
            })
    void refusesPathsThatLeadNowhere(String path) {
        HttpResponse<String> response = api.get(path);

        assertProblem(response, 404, "unknown-route");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "BREW"})
    void refusesOtherMethodsAndNamesTheAllowedOnes(String method) {
        HttpResponse<String> response = api.send(method, "/v1/views/order_summary/rows/1");

        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void saysWhichMethodsThereAre() {
        HttpResponse<String> response = api.send("OPTIONS", "/v1/views/order_summary/rows/1");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void refusesOtherMethodsOfABrowserAlike() {
        HttpResponse<String> response = api.send("POST", "/v1/views", "Accept", "text/html");

        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void answersAFailureWithoutItsTraceAndLogsItOnce() {
        engine.fail(new IllegalStateException("the secret of the store"));
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);

        HttpResponse<String> response = api.get("/v1/views/order_summary/rows/1");

        root.detachAppender(log);
        assertProblem(response, 500, "internal");
        assertThat(response.body()).doesNotContain("secret");
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getLevel()).isEqualTo(Level.ERROR);
                    assertThat(event.getThrowableProxy().getMessage()).isEqualTo("the secret of the store");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /v1/views HTTP/1.1\r\n\r\n",
                "GET /v1/views HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"
            })
    void answersWhatIsNotHttpWithAProblemToo(String request) throws Exception {
        String response = RawRequest.send(api.port(), request);

        assertThat(response).startsWith("HTTP/1.1 400").containsIgnoringCase("content-type: application/problem+json");
        assertThat(Parsed.object(response.substring(response.indexOf("\r\n\r\n") + 4)))
                .containsEntry("code", "bad-request");
    }

    @Test
    void answersATooLongPathWithAProblemToo() throws Exception {
        String response = RawRequest.send(api.port(), "GET /" + "x".repeat(70_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 414").contains("\"code\":\"uri-too-long\"");
    }
}

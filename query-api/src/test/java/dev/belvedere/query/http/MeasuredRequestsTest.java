package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.serdes.row.Row;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MeasuredRequestsTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final String ROW = "/v1/views/{view}/rows/{key}";

    private final FakeEngine engine = new FakeEngine(ORDERS);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final QueryServer server = QueryServer.start(ServerSettings.loopback(0), new LocalViews(engine), registry);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void countsARowThatIsThereAndOneThatIsNot() throws Exception {
        engine.put(ORDERS, Row.of(1L, "Ann", BigDecimal.ONE.setScale(2)));

        get("/v1/views/order_summary/rows/1");
        get("/v1/views/order_summary/rows/1");
        get("/v1/views/order_summary/rows/2");

        awaitRequests(ROW, "ok", 2);
        awaitRequests(ROW, "absent", 1);
    }

    @Test
    void countsAProblemByItsCode() throws Exception {
        get("/v1/views/nothing/rows/1");
        get("/nowhere");

        awaitRequests(ROW, "unknown-view", 1);
        awaitRequests("none", "unknown-route", 1);
    }

    @Test
    void doesNotMeasureSubscriptionsWhichEndWhenTheClientWants() throws Exception {
        get("/v1/views/nothing/changes");
        get("/v1/views/order_summary/rows/1");

        awaitRequests(ROW, "absent", 1);
        assertThat(registry.find("belvedere.http.requests").timers())
                .noneMatch(
                        timer -> String.valueOf(timer.getId().getTag("route")).contains("changes"))
                .noneMatch(timer -> "none".equals(timer.getId().getTag("route")) && timer.count() > 0);
    }

    @Test
    void countsWhatIsNoRequestAndLogsNothing() throws IOException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try {
            RawRequest.send(server.port(), "this is no HTTP\r\n\r\n");
            RawRequest.send(server.port(), "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: no\r\n\r\n");
        } finally {
            root.detachAppender(log);
        }

        await().untilAsserted(() -> assertThat(registry.get("belvedere.http.refused.requests")
                        .tag("status", "400")
                        .counter()
                        .count())
                .isEqualTo(2));
        assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.INFO));
    }

    private void get(String path) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        BodyHandlers.discarding());
    }

    private void awaitRequests(String route, String outcome, long count) {
        await().untilAsserted(() -> assertThat(registry.find("belvedere.http.requests")
                        .tags("route", route, "outcome", outcome)
                        .timers())
                .as(
                        "%s %s among %s",
                        route,
                        outcome,
                        registry.getMeters().stream().map(Meter::getId).toList())
                .anyMatch(timer -> timer.count() == count));
    }
}

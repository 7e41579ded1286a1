package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.detailOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.Row;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A store of 5,000 rows that takes two milliseconds for each: ten seconds for all. */
class OverdueReadsTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final String ROWS = "/v1/views/order_summary/rows";
    private static final String SCAN = ROWS + "?scan=true&limit=10000";
    private static final int COUNT = 5_000;

    private final ObservedEngine engine =
            new ObservedEngine(rows(), () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2)));

    private static FakeEngine rows() {
        FakeEngine rows = new FakeEngine(ORDERS);
        for (long id = 0; id < COUNT; id++) {
            rows.put(ORDERS, Row.of(id, "n", BigDecimal.ONE.setScale(2)));
        }
        return rows;
    }

    @Test
    void stopsAWalkAtItsDeadline() {
        try (Api api = new Api(engine, Limited.time(Duration.ofMillis(50)))) {
            HttpResponse<String> response = api.get(SCAN);

            assertThat(detailOf(response, 503, "overdue")).contains("order_summary", "fewer rows");
            assertThat(engine.recordsRead()).isLessThan(COUNT / 10);
        }
    }

    @Test
    void stopsAReadOfManyKeysAtItsDeadline() {
        String keys = LongStream.range(0, 1_000).mapToObj(id -> "key=" + id).collect(Collectors.joining("&"));
        try (Api api = new Api(engine, Limited.time(Duration.ofMillis(50)))) {
            HttpResponse<String> response = api.get(ROWS + "?" + keys);

            assertThat(detailOf(response, 503, "overdue")).contains("order_summary");
            assertThat(engine.recordsRead()).isLessThan(500);
        }
    }

    @Test
    void stopsAWalkWhoseClientHasLeft() throws Exception {
        try (Api api = new Api(engine, Limited.time(Duration.ofMinutes(1)))) {
            Socket client = sent(api, request(SCAN));
            engine.awaitBegun(1);

            client.close();

            engine.awaitEnded(1);
            assertThat(engine.recordsRead()).isLessThan(COUNT / 2);
        }
    }

    @Test
    void answersWhatAClientHasSentBehindAWalk() throws Exception {
        String last = "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (Api api = new Api(engine, Limited.time(Duration.ofMinutes(1)));
                Socket client = sent(api, request(ROWS + "?scan=true&limit=100") + request(ROWS + "/7") + last)) {
            String answers = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(4);
            assertThat(answers).endsWith("{\"status\":\"live\"}");
        }
    }

    @Test
    void answersWhatAClientSendsWhileAWalkIsUnderWay() throws Exception {
        String last = "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (Api api = new Api(engine, Limited.time(Duration.ofMinutes(1)));
                Socket client = sent(api, request(ROWS + "?scan=true&limit=100"))) {
            engine.awaitBegun(1);

            client.getOutputStream().write(last.getBytes(StandardCharsets.US_ASCII));

            String answers = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
            assertThat(answers).endsWith("{\"status\":\"live\"}");
        }
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    private static Socket sent(Api api, String request) throws Exception {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), api.port());
        client.setSoTimeout(20_000);
        OutputStream out = client.getOutputStream();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return client;
    }
}

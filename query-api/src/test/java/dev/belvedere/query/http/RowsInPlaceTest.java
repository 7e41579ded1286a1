package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.serdes.row.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The threads that read from clients answer for rows: whatever one client does, they have to be there for the others. Row 1 is small, row 2 larger than all buffers. */
class RowsInPlaceTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final String SMALL = "/v1/views/order_summary/rows/1";
    private static final String LARGE = "/v1/views/order_summary/rows/2";
    private static final String LARGE_TEXT = "n".repeat(16 * 1_024 * 1_024);

    private static final int AT_ONCE = 2;

    /** Twice as many as threads that read from clients, which take clients in turn. */
    private static final int CLIENTS = 2 * AT_ONCE;

    private static final ServerSettings SETTINGS = Limited.reads(AT_ONCE, 64, Duration.ofMinutes(1));

    private static final String BETWEEN_CHUNKS = "\r\n[0-9A-Fa-f]+\r\n";
    private static final int PATIENCE_MS = 20_000;
    private static final int WINDOW = 4 * 1_024;

    private final FakeEngine rows = new FakeEngine(ORDERS)
            .put(ORDERS, Row.of(1L, "Zoë", new BigDecimal("10.50")))
            .put(ORDERS, Row.of(2L, LARGE_TEXT, BigDecimal.ONE.setScale(2)));
    private final List<Socket> clients = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    @Test
    void answersOthersWhileClientsDoNotReadTheirAnswers() throws Exception {
        try (Api api = new Api(rows, SETTINGS)) {
            List<Socket> slow = connect(api, CLIENTS);
            for (Socket each : slow) {
                send(each, get(LARGE));
            }

            for (Socket each : connect(api, CLIENTS)) {
                assertThat(answer(each)).startsWith("HTTP/1.1 200").contains("10.50");
            }

            for (Socket each : slow) {
                String both =
                        readToTheEnd(each, get(SMALL, "Connection: close")).replaceAll(BETWEEN_CHUNKS, "");
                int large = both.indexOf(LARGE_TEXT);
                assertThat(large).isPositive();
                assertThat(both.substring(large + LARGE_TEXT.length())).contains("HTTP/1.1 200", "10.50");
            }
        }
    }

    @Test
    void answersOthersWhenClientsLeaveInTheMiddleOfTheirAnswers() throws Exception {
        try (Api api = new Api(rows, SETTINGS)) {
            for (int round = 0; round < 3; round++) {
                for (Socket each : connect(api, CLIENTS)) {
                    send(each, get(LARGE));
                    assertThat(each.getInputStream().read()).isEqualTo('H');
                    each.close();
                }
            }

            for (Socket each : connect(api, CLIENTS)) {
                assertThat(answer(each)).startsWith("HTTP/1.1 200").contains("10.50");
            }
        }
    }

    @Test
    void answersOthersWhileWhatAClientHasSentAheadIsHeldUp() throws Exception {
        CountDownLatch heldUp = new CountDownLatch(1);
        Semaphore gate = new Semaphore(0);
        AtomicInteger reads = new AtomicInteger();
        ObservedEngine second = new ObservedEngine(rows, () -> {
            // A read looks for failed rows of unknown keys, and then for the row.
            if (reads.incrementAndGet() == 3) {
                heldUp.countDown();
                gate.acquireUninterruptibly();
            }
        });
        try (Api api = new Api(second, SETTINGS)) {
            Socket ahead = connect(api, 1).get(0);
            try {
                send(ahead, get(SMALL) + get(SMALL, "Connection: close"));
                assertThat(heldUp.await(PATIENCE_MS, TimeUnit.MILLISECONDS)).isTrue();

                for (Socket each : connect(api, CLIENTS)) {
                    assertThat(answer(each)).startsWith("HTTP/1.1 200").contains("10.50");
                }
            } finally {
                gate.release();
            }

            assertThat(readToTheEnd(ahead, "").split("HTTP/1.1 200", -1)).hasSize(3);
        }
    }

    private List<Socket> connect(Api api, int count) throws IOException {
        List<Socket> connected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket client = new Socket();
            client.setReceiveBufferSize(WINDOW);
            client.setSoTimeout(PATIENCE_MS);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
            connected.add(client);
        }
        clients.addAll(connected);
        return connected;
    }

    private static String get(String path, String... headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    }

    private static void send(Socket client, String request) throws IOException {
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static String answer(Socket client) throws IOException {
        return readToTheEnd(client, get(SMALL, "Connection: close"));
    }

    private static String readToTheEnd(Socket client, String request) throws IOException {
        send(client, request);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (InputStream in = client.getInputStream()) {
            in.transferTo(all);
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}

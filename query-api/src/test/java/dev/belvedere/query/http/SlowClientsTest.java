package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A client that is never quite idle: it moves a byte, or some, every few milliseconds. */
class SlowClientsTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final String SCAN =
            "GET /v1/views/order_summary/rows?scan=true&limit=10000 HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final int WINDOW = 64 * 1_024;

    private static Socket connected(Api api) throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(WINDOW);
        client.setSoTimeout((int) LONGEST.toMillis());
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
        return client;
    }

    private static FakeEngine rows(int count) {
        FakeEngine rows = new FakeEngine(ORDERS);
        for (long id = 0; id < count; id++) {
            rows.put(ORDERS, Row.of(id, "n".repeat(1_000), BigDecimal.ONE.setScale(2)));
        }
        return rows;
    }

    @Test
    void closesWhereAHeadTricklesIn() throws Exception {
        try (Api api = new Api(rows(0), Limited.connections(100, SHORT, LONG, LONG));
                Socket client = connected(api)) {
            writesUntilClosed(client);
        }
    }

    @Test
    void closesWhereASecondHeadTricklesIn() throws Exception {
        try (Api api = new Api(rows(0), Limited.connections(100, SHORT, LONG, LONG));
                Socket client = connected(api)) {
            client.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            writesUntilClosed(client);
        }
    }

    @Test
    void closesWhereAnAnswerTricklesOut() throws Exception {
        try (Api api = new Api(rows(10_000), Limited.connections(100, LONG, SHORT, LONG));
                Socket client = connected(api)) {
            client.getOutputStream().write(SCAN.getBytes(StandardCharsets.US_ASCII));

            assertThat(readsSlowly(client)).isLessThan(10_000 * 1_000);
        }
    }

    @Test
    void closesWhereAnAnswerIsNotReadAtAll() throws Exception {
        try (Api api = new Api(rows(10_000), Limited.connections(100, LONG, LONG, SHORT));
                Socket client = connected(api)) {
            client.getOutputStream().write(SCAN.getBytes(StandardCharsets.US_ASCII));
            InputStream in = client.getInputStream();

            // Until the server has closed, there is room for what is under way only; a reader that comes then finds the
            // end soon.
            await().pollDelay(SHORT.multipliedBy(10)).until(() -> true);

            assertThat(readToTheEnd(in)).isLessThan(10_000 * 1_000);
        }
    }

    @Test
    void closesWhereNothingMoves() throws Exception {
        try (Api api = new Api(rows(0), Limited.connections(100, LONG, LONG, SHORT));
                Socket client = connected(api)) {
            assertThat(client.getInputStream().read()).isNegative();
        }
    }

    @Test
    void keepsAConnectionThatIsUsedForLongerThanEachOfItsLimits() throws Exception {
        try (Api api = new Api(rows(0), Limited.connections(100, SHORT, SHORT, LONG));
                Socket client = connected(api)) {
            byte[] request = "HEAD /health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            InputStream in = client.getInputStream();
            long end = System.nanoTime() + SHORT.multipliedBy(4).toNanos();
            while (System.nanoTime() < end) {
                client.getOutputStream().write(request);
                assertThat(in.read()).isEqualTo('H');
                in.skipNBytes(in.available());
            }
        }
    }

    @Test
    void letsMoreConnectionsWait() throws Exception {
        try (Api api = new Api(rows(0), Limited.connections(1, LONG, LONG, SHORT));
                Socket first = connected(api);
                Socket second = connected(api)) {
            second.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            // The first one is closed for its idleness, and makes room.
            assertThat(second.getInputStream().read()).isEqualTo('H');
            assertThat(first.getInputStream().read()).isNegative();
        }
    }

    private static void writesUntilClosed(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write("GET /health/live HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
        await().pollInterval(PAUSE).atMost(LONGEST).until(() -> isClosedFor(out));
    }

    private static boolean isClosedFor(OutputStream out) throws IOException {
        try {
            out.write('x');
            return false;
        } catch (SocketException closed) {
            return true;
        }
    }

    private static int readsSlowly(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        AtomicInteger total = new AtomicInteger();
        await().pollInterval(PAUSE).atMost(LONGEST).until(() -> isReadToTheEnd(in, total));
        return total.get();
    }

    /** Reads a piece. */
    private static boolean isReadToTheEnd(InputStream in, AtomicInteger total) throws IOException {
        try {
            int read = in.read(new byte[4_096]);
            total.addAndGet(Math.max(0, read));
            return read < 0;
        } catch (SocketException closed) {
            return true;
        }
    }

    private static int readToTheEnd(InputStream in) throws IOException {
        byte[] some = new byte[65_536];
        int total = 0;
        try {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                total += read;
            }
        } catch (SocketException closed) {
            return total;
        }
        return total;
    }
}

package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A client that is never quite idle: it moves a byte, or some, every few milliseconds. */
class SlowClientsTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final String SCAN =
            "GET /v1/views/order_summary/rows?scan=true&limit=10000 HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int PATIENCE_MS = 20_000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int WINDOW = 64 * 1_024;

    private static Socket connected(Api api) throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(WINDOW);
        client.setSoTimeout(PATIENCE_MS);
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
            assertThat(writesUntilClosed(client)).isTrue();
        }
    }

    @Test
    void closesWhereASecondHeadTricklesIn() throws Exception {
        try (Api api = new Api(rows(0), Limited.connections(100, SHORT, LONG, LONG));
                Socket client = connected(api)) {
            client.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(writesUntilClosed(client)).isTrue();
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
            long deadline = System.nanoTime() + SHORT.multipliedBy(10).toNanos();
            while (System.nanoTime() < deadline) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }

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

    private static boolean writesUntilClosed(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        try {
            out.write("GET /health/live HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (System.nanoTime() < deadline) {
                out.write('x');
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SocketException closed) {
            return true;
        }
        return false;
    }

    private static int readsSlowly(Socket client) throws IOException {
        byte[] some = new byte[4_096];
        InputStream in = client.getInputStream();
        int total = 0;
        try {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                total += read;
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SocketException closed) {
            return total;
        }
        return total;
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

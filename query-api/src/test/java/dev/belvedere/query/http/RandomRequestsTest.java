package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeHoldings;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.SqlType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomRequestsTest {

    private static final int REQUESTS = 10_000;
    private static final List<FakeView> VIEWS = List.of(
            FakeView.orderOverview(),
            FakeView.keyedBy("t", SqlType.VARCHAR),
            FakeView.keyedBy("b", SqlType.BIGINT, SqlType.BYTES),
            FakeView.keyedBy("d", SqlType.decimal(6, 2), SqlType.TIMESTAMPTZ),
            FakeView.keyedBy("f", SqlType.DOUBLE, SqlType.UUID),
            FakeView.keyedBy("n", SqlType.NUMERIC, SqlType.DATE, SqlType.TIME));
    private static final List<String> PREFIXES = List.of(
            "/",
            "/v1/views/",
            "/v1/views/t/rows/",
            "/v1/views/t/rows?scan=true&",
            "/v1/views/t/rows?scan=true&cursor=",
            "/v1/views/order_overview/rows?user_id=1&",
            "/v1/views/order_overview/rows?user_id=1&created_at.gte=",
            "/v1/views/order_overview/rows?status=",
            "/v1/views/b/rows/",
            "/v1/views/d/rows/",
            "/v1/views/f/rows/",
            "/v1/views/n/rows/",
            "/health/");
    private static final String LIKELY = "%%%/,.;?&=+-0123456789abcdefABCDEFxTZ:\\";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_260_102, 7})
    void neverFailsOnRandomBytes(long seed) throws IOException {
        Random random = new Random(seed);
        int answered = 0;
        try (Api api = new Api(new FakeHoldings(VIEWS.toArray(FakeView[]::new)));
                Connection connection = new Connection(api.port())) {
            for (int i = 0; i < REQUESTS; i++) {
                byte[] path = path(random);
                String response = connection.get(path);
                assertThat(response)
                        .as("request %d: %s", i, new String(path, StandardCharsets.ISO_8859_1))
                        .startsWith("HTTP/1.1 ");
                assertThat(response.charAt(9)).as(response).isIn('2', '4');
                assertThat(response).doesNotContain("Exception", "\tat ", ".java:");
                answered += response.startsWith("HTTP/1.1 400") ? 0 : 1;
            }
        }
        // Otherwise the requests are too random to get anywhere.
        assertThat(answered).isGreaterThan(REQUESTS / 10);
    }

    private static byte[] path(Random random) {
        byte[] tail = new byte[random.nextInt(40)];
        random.nextBytes(tail);
        boolean likely = random.nextInt(4) > 0;
        for (int i = 0; i < tail.length; i++) {
            if (likely) {
                tail[i] = (byte) LIKELY.charAt(random.nextInt(LIKELY.length()));
            } else if (tail[i] == '\n' || tail[i] == '\r' || tail[i] == ' ') {
                // These would end the request line.
                tail[i] = '_';
            }
        }
        byte[] prefix = PREFIXES.get(random.nextInt(PREFIXES.size())).getBytes(StandardCharsets.US_ASCII);
        byte[] path = new byte[prefix.length + tail.length];
        System.arraycopy(prefix, 0, path, 0, prefix.length);
        System.arraycopy(tail, 0, path, prefix.length, tail.length);
        return path;
    }

    /** A connection that is opened anew where the server has closed it. */
    private static final class Connection implements AutoCloseable {

        private final int port;
        private Socket socket;
        private InputStream in;

        Connection(int port) throws IOException {
            this.port = port;
            this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        String get(byte[] path) throws IOException {
            byte[] start = "GET ".getBytes(StandardCharsets.US_ASCII);
            byte[] end = " HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            byte[] request = new byte[start.length + path.length + end.length];
            System.arraycopy(start, 0, request, 0, start.length);
            System.arraycopy(path, 0, request, start.length, path.length);
            System.arraycopy(end, 0, request, start.length + path.length, end.length);
            String head = headOf(request);
            if (head.isEmpty()) {
                // A server may close an idle connection at any time; one that closes on this request does so again.
                reopen();
                head = headOf(request);
            }
            assertThat(head)
                    .as("an answer to %s", new String(path, StandardCharsets.ISO_8859_1))
                    .isNotEmpty();
            String response = head + new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
            if (head.toLowerCase(Locale.ROOT).contains("connection: close")) {
                reopen();
            }
            return response;
        }

        /** The head of the answer; empty where the server closes instead. */
        private String headOf(byte[] request) throws IOException {
            StringBuilder head = new StringBuilder();
            try {
                socket.getOutputStream().write(request);
                int next = in.read();
                while (next >= 0 && head.append((char) next).indexOf("\r\n\r\n") < 0) {
                    next = in.read();
                }
            } catch (SocketException closed) {
                return "";
            }
            return head.toString();
        }

        private static int length(String head) {
            for (String line : head.split("\r\n", -1)) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    return Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).trim());
                }
            }
            throw new AssertionError("No length: " + head);
        }

        private void reopen() throws IOException {
            socket.close();
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            in = new BufferedInputStream(socket.getInputStream());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.testkit.Seeds;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomRequestsTest {

    private static final int REQUESTS = 50_000;
    private static final int CONNECTIONS = 4;
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

    /** Names of headers that the server looks at; not those that would make it wait for a body. */
    private static final List<String> HEADERS = List.of(
            "If-None-Match",
            "Accept",
            "Accept-Encoding",
            "Origin",
            "Range",
            "Cookie",
            "Content-Type",
            "If-Modified-Since");

    static LongStream seeds() {
        return Seeds.range(1, 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverFailsOnRandomBytes(long seed) {
        try (Api api = new Api(new FakeEngine(VIEWS.toArray(FakeView[]::new)))) {
            int answered = IntStream.range(0, CONNECTIONS)
                    .parallel()
                    .map(connection -> answered(api, new Random(seed + connection)))
                    .sum();

            // Otherwise the requests are too random to get anywhere.
            assertThat(answered).isGreaterThan(REQUESTS / 10);
        }
    }

    /** Sends one connection's share of the requests, and counts those that were understood. */
    private static int answered(Api api, Random random) {
        int answered = 0;
        try (Connection connection = new Connection(api.port())) {
            for (int i = 0; i < REQUESTS / CONNECTIONS; i++) {
                byte[] request = request(random);
                String response = connection.answer(request);
                check(response, () -> "request to " + new String(request, StandardCharsets.ISO_8859_1));
                answered += response.startsWith("HTTP/1.1 400") ? 0 : 1;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return answered;
    }

    // Without assertions of a library where all is well: there are too many requests.
    private static void check(String response, Supplier<String> request) {
        char kind = response.startsWith("HTTP/1.1 ") ? response.charAt(9) : '?';
        boolean refused = kind == '4' && response.contains("application/problem+json");
        boolean sent = response.contains("Exception") || response.contains("\tat ") || response.contains(".java:");
        if (sent || !(refused || kind == '2' || kind == '3')) {
            throw new AssertionError(request.get() + "\n" + response);
        }
    }

    private static byte[] request(Random random) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(ascii("GET "));
        request.writeBytes(ascii(PREFIXES.get(random.nextInt(PREFIXES.size()))));
        request.writeBytes(tail(random, "\r\n "));
        request.writeBytes(ascii(" HTTP/1.1\r\nHost: x\r\n"));
        for (int headers = random.nextInt(3); headers > 0; headers--) {
            // A name of random bytes is refused nearly always.
            boolean known = random.nextInt(32) > 0;
            request.writeBytes(known ? ascii(HEADERS.get(random.nextInt(HEADERS.size()))) : tail(random, "\r\n"));
            request.writeBytes(ascii(": "));
            request.writeBytes(tail(random, "\r\n"));
            request.writeBytes(ascii("\r\n"));
        }
        request.writeBytes(ascii("\r\n"));
        return request.toByteArray();
    }

    /** Random bytes, or random characters that mean something, but none of those that would end what they are in. */
    private static byte[] tail(Random random, String without) {
        byte[] tail = new byte[random.nextInt(40)];
        random.nextBytes(tail);
        boolean likely = random.nextInt(4) > 0;
        for (int i = 0; i < tail.length; i++) {
            if (likely) {
                tail[i] = (byte) LIKELY.charAt(random.nextInt(LIKELY.length()));
            } else if (without.indexOf(tail[i]) >= 0) {
                tail[i] = '_';
            }
        }
        return tail;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
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

        String answer(byte[] request) throws IOException {
            String head = headOf(request);
            if (head.isEmpty()) {
                // A server may close an idle connection at any time; one that closes on this request does so again.
                reopen();
                head = headOf(request);
            }
            assertThat(head)
                    .as("an answer to %s", new String(request, StandardCharsets.ISO_8859_1))
                    .isNotEmpty();
            assertThat(head)
                    .as("the head of an answer to %s", new String(request, StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 ");
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
                int emptyLine = 0;
                for (int next = in.read(); next >= 0; next = emptyLine == 4 ? -1 : in.read()) {
                    head.append((char) next);
                    emptyLine = next == "\r\n\r\n".charAt(emptyLine) ? emptyLine + 1 : next == '\r' ? 1 : 0;
                }
            } catch (SocketException closed) {
                return "";
            }
            return head.toString();
        }

        private static int length(String head) {
            if (head.startsWith("HTTP/1.1 304")) {
                return 0;
            }
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
            socket.setSoTimeout(20_000);
            in = new BufferedInputStream(socket.getInputStream());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.server.SecuritySettings;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.tls.ClientCertificates;
import dev.belvedere.query.tls.TlsSettings;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.testkit.TestCertificate;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The read API with TLS, over real connections. */
class TlsTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final String ROW = "/v1/views/order_summary/rows/1";
    private static final String LARGE = "/v1/views/order_summary/rows/2";
    private static final String LARGE_TEXT = "n".repeat(4 * 1_024 * 1_024);
    private static final int READERS = 4;
    private static final int ENOUGH = 50;

    private static final TestCertificate FIRST = TestCertificate.validFor(Duration.ofDays(10));
    private static final TestCertificate SECOND = TestCertificate.validFor(Duration.ofDays(100));
    private static final TestCertificate STRANGER = TestCertificate.validFor(Duration.ofDays(10));

    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine(ORDERS)
            .put(ORDERS, Row.of(1L, "Zoë", new BigDecimal("10.50")))
            .put(ORDERS, Row.of(2L, LARGE_TEXT, BigDecimal.ONE.setScale(2)));

    private Api api(TlsSettings tls) {
        return new Api(
                engine, ServerSettings.loopback(0).with(new SecuritySettings(Optional.of(tls), Optional.empty())));
    }

    private Api api(ClientCertificates clients, TestCertificate... trusted) throws IOException {
        return api(Tls.settings(folder, FIRST, clients, trusted));
    }

    @Test
    void answersRowsSmallAndLarge() throws IOException {
        HttpClient client = Tls.client(TestCertificate.clientTrusting(FIRST));
        try (Api api = api(ClientCertificates.NONE)) {
            assertThat(Tls.get(client, api.port(), ROW).body()).contains("10.50");
            assertThat(Tls.get(client, api.port(), LARGE).body()).contains(LARGE_TEXT);
            assertThat(Tls.get(client, api.port(), "/v1/views/order_summary/rows?key=1&key=2")
                            .body())
                    .contains("10.50", LARGE_TEXT);
        }
    }

    @Test
    void isNotTrustedByClientsOfOthers() throws IOException {
        try (Api api = api(ClientCertificates.NONE)) {
            HttpClient other = Tls.client(TestCertificate.clientTrusting(SECOND));
            assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> Tls.get(other, api.port(), ROW));
        }
    }

    @Test
    void answersNoPlainHttp() throws IOException {
        try (Api api = api(ClientCertificates.NONE);
                Socket plain = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            plain.getOutputStream()
                    .write(("GET " + ROW + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("10.50");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksTheVersionsThatAreSafe(String version) throws IOException {
        try (Api api = api(ClientCertificates.NONE);
                SSLSocket socket = connected(api, TestCertificate.clientTrusting(FIRST))) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    /** Java's client itself speaks neither of them unless it is told to. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void refusesOlderVersions(String version) throws IOException {
        try (Api api = api(ClientCertificates.NONE);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.getOutputStream().write(hello(version));
            byte[] reply = socket.getInputStream().readAllBytes();
            assertThat(reply)
                    .as("an alert, and its code protocol_version")
                    .startsWith(21)
                    .endsWith(70);
        }
    }

    /** A record with the first message of a client that speaks this version at most. */
    private static byte[] hello(String version) {
        byte minor = (byte) (version.equals("TLSv1") ? 1 : 2);
        ByteBuffer hello = ByteBuffer.allocate(50);
        hello.put(new byte[] {22, 3, 1, 0, 45, 1, 0, 0, 41, 3, minor});
        hello.position(hello.position() + 32);
        // No session, one cipher suite, no compression.
        return hello.put(new byte[] {0, 0, 2, (byte) 0xC0, 0x13, 1, 0}).array();
    }

    private static SSLSocket connected(Api api, SSLContext context) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), api.port());
    }

    @Test
    void letsInOnlyWhoShowsATrustedCertificateIfThatIsRequired() throws IOException {
        try (Api api = api(ClientCertificates.REQUIRED, SECOND)) {
            HttpClient known = Tls.client(SECOND.client(FIRST));
            assertThat(Tls.get(known, api.port(), ROW).statusCode()).isEqualTo(200);

            for (SSLContext unknown : List.of(STRANGER.client(FIRST), TestCertificate.clientTrusting(FIRST))) {
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> Tls.get(Tls.client(unknown), api.port(), ROW));
            }
        }
    }

    @Test
    void letsInWhoShowsNoCertificateIfItIsOptional() throws IOException {
        try (Api api = api(ClientCertificates.OPTIONAL, SECOND)) {
            for (SSLContext welcome : List.of(SECOND.client(FIRST), TestCertificate.clientTrusting(FIRST))) {
                assertThat(Tls.get(Tls.client(welcome), api.port(), ROW).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void closesWhereAHandshakeTricklesIn() throws IOException {
        Duration soon = Duration.ofMillis(200);
        Duration late = Duration.ofMinutes(1);
        TlsSettings tls = Tls.settings(folder, FIRST, ClientCertificates.NONE);
        ServerSettings settings = Limited.connections(100, soon, late, late)
                .with(new SecuritySettings(Optional.of(tls), Optional.empty()));
        try (Api api = new Api(engine, settings);
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            byte[] hello = hello("TLSv1.1");
            slow.getOutputStream().write(hello, 0, hello.length - 1);

            assertThat(slow.getInputStream().read()).isNegative();
        }
    }

    /** Half of the reads use connections that are open, half new ones. */
    @Test
    void failsNoReadWhileItsCertificateIsReplaced() throws Exception {
        TlsSettings settings = Tls.settings(folder, FIRST, ClientCertificates.NONE);
        try (Api api = api(settings)) {
            AtomicInteger answered = new AtomicInteger();
            AtomicBoolean done = new AtomicBoolean();
            List<CompletableFuture<Void>> readers = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                boolean keeps = reader % 2 == 0;
                readers.add(CompletableFuture.runAsync(() -> read(api, keeps, done, answered)));
            }
            for (TestCertificate next : List.of(SECOND, FIRST, SECOND)) {
                next.writeTo(folder);
                await().until(() -> shows(api, next));
                int before = answered.get();
                await().until(() ->
                        answered.get() > before + ENOUGH || readers.stream().anyMatch(CompletableFuture::isDone));
            }
            done.set(true);
            for (CompletableFuture<Void> reader : readers) {
                reader.get();
            }
        }
    }

    private static boolean shows(Api api, TestCertificate certificate) throws IOException {
        try (SSLSocket socket = connected(api, TestCertificate.clientTrusting(FIRST, SECOND))) {
            return socket.getSession().getPeerCertificates()[0].equals(certificate.certificate());
        } catch (SSLException unverified) {
            return false;
        }
    }

    private static void read(Api api, boolean keeps, AtomicBoolean done, AtomicInteger answered) {
        SSLContext context = TestCertificate.clientTrusting(FIRST, SECOND);
        HttpClient kept = Tls.client(context);
        try {
            while (!done.get()) {
                HttpResponse<String> response = Tls.get(keeps ? kept : Tls.client(context), api.port(), ROW);
                assertThat(response.statusCode()).isEqualTo(200);
                answered.incrementAndGet();
            }
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}

package dev.belvedere.query.http.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.QueryServer;
import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.PortInUseException;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.http.server.SubscriptionLimits;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.route.PeerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdministrationServerTest {

    private static final int MOST_CONNECTIONS = 8;

    private final FakeEngine engine = new FakeEngine(FakeView.orderSummary());
    private final LocalViews views = new LocalViews(engine);
    private final InstanceMetrics metrics = new InstanceMetrics();
    private final AdministrationServer server =
            AdministrationServer.start("127.0.0.1", 0, Optional.empty(), views, PeerSettings.defaults(), metrics);

    @AfterEach
    void stop() {
        server.close();
        metrics.close();
    }

    @Test
    void saysWhetherTheInstanceLivesAndIsReady() throws Exception {
        assertThat(get(server.port(), "/health/live").statusCode()).isEqualTo(200);
        assertThat(get(server.port(), "/health/ready").statusCode()).isEqualTo(200);

        engine.stop();

        assertThat(get(server.port(), "/health/live").statusCode()).isEqualTo(503);
        assertThat(get(server.port(), "/health/ready").body()).contains("\"code\":\"not-ready\"");
    }

    @Test
    void showsMetricsInPrometheusFormat() throws Exception {
        HttpResponse<String> response = get(server.port(), "/metrics");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.body())
                .contains("# TYPE jvm_memory_used_bytes gauge\n")
                .doesNotContain("# EOF");
    }

    @Test
    void showsMetricsInOpenMetricsFormatToWhoAcceptsIt() throws Exception {
        HttpResponse<String> response =
                get(server.port(), "/metrics", "Accept", "application/openmetrics-text; version=1.0.0, text/plain");

        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/openmetrics-text");
        assertThat(response.body()).endsWith("# EOF\n");
    }

    @Test
    void readsNoRows() throws Exception {
        HttpResponse<String> response = get(server.port(), "/v1/views");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("\"code\":\"unknown-route\"");
    }

    @Test
    void answersThoughSilentConnectionsTakeAllThatTheReadApiHas() throws Exception {
        ConnectionLimits few = new ConnectionLimits(
                MOST_CONNECTIONS, 8 << 10, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1));
        ServerSettings settings = new ServerSettings(
                "127.0.0.1",
                0,
                ReadLimits.defaults(),
                few,
                SubscriptionLimits.defaults(),
                List.of(),
                PeerSettings.defaults());
        List<Socket> silent = new ArrayList<>();
        try (QueryServer reads = QueryServer.start(settings, views, metrics.registry())) {
            for (int connection = 0; connection < 2 * MOST_CONNECTIONS; connection++) {
                silent.add(new Socket(InetAddress.getLoopbackAddress(), reads.port()));
            }

            assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> get(reads.port(), "/health/live"));
            assertThat(get(server.port(), "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(server.port(), "/metrics").body())
                    .contains("belvedere_http_connections_limit " + MOST_CONNECTIONS + ".0\n");
        } finally {
            for (Socket each : silent) {
                each.close();
            }
        }
    }

    @Test
    void namesAPortThatIsInUse() {
        assertThatExceptionOfType(PortInUseException.class)
                .isThrownBy(() -> AdministrationServer.start(
                        "127.0.0.1", server.port(), Optional.empty(), views, PeerSettings.defaults(), metrics));
    }

    private static HttpResponse<String> get(int port, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(2));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}

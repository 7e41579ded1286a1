package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.belvedere.query.http.server.PeerListener;
import dev.belvedere.query.http.server.SecuritySettings;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.read.EpochCluster;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.query.tls.ClientCertificates;
import dev.belvedere.testkit.TestCertificate;
import dev.belvedere.topology.engine.SnapshotSettings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that ask each other at listeners of their own, and know each other by their certificates. */
class PeerListenerTest extends TwoInstances {

    private static final TestCertificate FIRST = TestCertificate.validFor(Duration.ofDays(10));
    private static final TestCertificate SECOND = TestCertificate.validFor(Duration.ofDays(10));
    private static final TestCertificate STRANGER = TestCertificate.validFor(Duration.ofDays(10));

    /** A busy machine needs seconds now and then for two handshakes. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int ROW_COUNT = 20;

    @TempDir
    private Path folder;

    @Override
    ServerSettings instance(String address) throws IOException {
        boolean isFirst = apis.isEmpty();
        Path files = Files.createDirectories(folder.resolve(isFirst ? "first" : "second"));
        PeerListener listener = new PeerListener(
                "127.0.0.1",
                port(address),
                Optional.of(Tls.settings(files, isFirst ? FIRST : SECOND, ClientCertificates.REQUIRED, FIRST, SECOND)));
        return settings(0, new PeerSettings(Optional.of(address), PATIENCE, Duration.ZERO))
                .with(new SecuritySettings(Optional.empty(), Optional.of(listener)));
    }

    private int peerPort(int instance) {
        return port(addresses.get(instance));
    }

    @Test
    void forwardsOverConnectionsOnWhichBothShowTheirCertificates() {
        assertThat(ask(1).body()).contains("new");
        assertThat(asked().get(ROWS + "?key=" + inShard(0) + "&key=" + inShard(1))
                        .body())
                .contains("old", "new");
    }

    @Test
    void collectsTheReplicasOfAll() {
        assertThat(asked().get("/v1/instances").body())
                .contains(addresses.get(0), addresses.get(1))
                .doesNotContain("\"reachable\":false");
    }

    @Test
    void mergesTheEventsOfBothForAClientThoughItAsksForAPartAsAnInstance() throws IOException {
        apis.forEach(Api::close);
        apis.clear();
        EpochCluster cluster = new EpochCluster(addresses, SnapshotSettings.DEFAULT, List.of(ORDERS));
        for (int instance = 0; instance < addresses.size(); instance++) {
            apis.add(new Api(cluster.instance(instance), instance(addresses.get(instance))));
        }
        cluster.move(1, 1);
        LongStream.rangeClosed(1, ROW_COUNT).forEach(id -> cluster.put(ORDERS, row(id, "new")));
        cluster.end();

        String path = "/v1/views/order_summary/changes";
        String forged = "Belvedere-Forwarded: active\r\nBelvedere-Shards: none\r\nBelvedere-Epoch: none\r\n";
        for (String headers : List.of("", forged)) {
            try (EventStream events = EventStream.open(asked(), path, "", headers)) {
                for (int row = 0; row < ROW_COUNT; row++) {
                    assertThat(events.next().name()).isEqualTo("upsert");
                }
            }
        }
    }

    @Test
    void answersAnInstance() throws IOException {
        HttpResponse<String> forwarded = Tls.get(
                Tls.client(SECOND.client(FIRST)),
                peerPort(0),
                ROWS + "/" + inShard(1),
                "Belvedere-Forwarded",
                "active");

        assertProblem(forwarded, 503, "not-held-here");
    }

    @Test
    void refusesConnectionsOfWhoShowsNoTrustedCertificate() {
        for (var stranger : List.of(STRANGER.client(FIRST), TestCertificate.clientTrusting(FIRST))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> Tls.get(Tls.client(stranger), peerPort(0), "/internal/copies"));
        }
    }

    @Test
    void doesNotAskAnInstanceWhoseCertificateItDoesNotTrust() throws IOException {
        apis.get(1).close();
        Path files = Files.createDirectory(folder.resolve("stranger"));
        PeerListener listener = new PeerListener(
                "127.0.0.1",
                peerPort(1),
                Optional.of(Tls.settings(files, STRANGER, ClientCertificates.REQUIRED, FIRST)));
        ServerSettings settings = settings(0, PeerSettings.defaults())
                .with(new SecuritySettings(Optional.empty(), Optional.of(listener)));
        try (Api impostor = new Api(second, settings)) {
            assertThat(impostor.port()).isNotEqualTo(peerPort(1));
            assertThat(ask(1).body()).contains("old");
        }
    }

    @Test
    void takesNothingFromAClientThatSpeaksAsAnInstance() {
        assertThat(ask(1, "Belvedere-Forwarded", "active").body()).contains("new");
        assertThat(ask(1, "Belvedere-Forwarded", "maybe").statusCode()).isEqualTo(200);
        assertThat(ask(1, "Belvedere-Epoch", "none").statusCode()).isEqualTo(200);
        assertThat(ask(0, "Belvedere-Epoch", "999999").statusCode()).isEqualTo(200);
        assertProblem(asked().get("/internal/copies"), 404, "unknown-route");
    }
}

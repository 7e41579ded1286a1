package dev.belvedere.query.http;

import dev.belvedere.query.tls.ClientCertificates;
import dev.belvedere.query.tls.KeyFiles;
import dev.belvedere.query.tls.TlsSettings;
import dev.belvedere.testkit.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Servers and clients with certificates. */
final class Tls {

    private static final Duration CHECK_EVERY = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Tls() {}

    /** Writes the files of a server that trusts these, and says where they are. */
    static TlsSettings settings(
            Path folder, TestCertificate own, ClientCertificates clients, TestCertificate... trusted)
            throws IOException {
        own.writeTo(folder);
        StringBuilder authorities = new StringBuilder();
        for (TestCertificate each : trusted) {
            authorities.append(each.pem());
        }
        Path trust = Files.writeString(folder.resolve("ca.crt"), authorities);
        return new TlsSettings(
                new KeyFiles.Pem(folder.resolve("tls.crt"), folder.resolve("tls.key")),
                Optional.of(trust).filter(some -> trusted.length > 0),
                clients,
                CHECK_EVERY);
    }

    static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
    }

    static HttpResponse<String> get(HttpClient client, int port, String path, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}

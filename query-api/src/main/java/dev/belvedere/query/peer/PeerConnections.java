package dev.belvedere.query.peer;

import dev.belvedere.query.tls.Certificates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Connections to other instances, which are opened when needed and kept open. Thread-safe. */
final class PeerConnections implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int WAITING_PER_INSTANCE = 1_024;
    private static final String UNESCAPED = "/?&=%:@!$'()*+,;-._~";

    private final HttpClient client;
    private final String scheme;

    PeerConnections(Duration connectTimeout, int perInstance, Duration idle, Optional<Certificates> certificates) {
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        certificates.ifPresent(used -> connector.setSslContextFactory(used.client()));
        scheme = certificates.isPresent() ? "https://" : "http://";
        client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(new QueuedThreadPool(THREADS, THREADS));
        client.setConnectTimeout(connectTimeout.toMillis());
        client.setIdleTimeout(idle.toMillis());
        client.setMaxConnectionsPerDestination(perInstance);
        client.setMaxRequestsQueuedPerDestination(WAITING_PER_INSTANCE);
        client.setFollowRedirects(false);
        client.setUserAgentField(null);
        LifeCycle.start(client);
        client.getContentDecoderFactories().clear();
    }

    /** @param target path and query, in any form that a client may have sent */
    Request request(String instance, String target, Map<String, String> headers) {
        return client.newRequest(URI.create(scheme + instance + escaped(target)))
                .headers(fields -> {
                    // A relayed body is sent as it is: its entity tag and length are those of the plain text.
                    fields.put("Accept-Encoding", "identity");
                    headers.forEach(fields::put);
                });
    }

    private static String escaped(String target) {
        StringBuilder escaped = new StringBuilder(target.length());
        for (byte each : target.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xFF);
            boolean plain = character < 0x80 && Character.isLetterOrDigit(character);
            if (plain || UNESCAPED.indexOf(character) >= 0) {
                escaped.append(character);
            } else {
                escaped.append(String.format("%%%02X", (int) character));
            }
        }
        return escaped.toString();
    }

    @Override
    public void close() {
        LifeCycle.stop(client);
    }
}

package dev.belvedere.app.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewApiTest {

    private final AtomicInteger requests = new AtomicInteger();

    @TempDir
    private Path folder;

    private Path tokenFile;
    private HttpServer server;
    private ViewApi api;

    @BeforeEach
    void start() throws IOException {
        tokenFile = Files.writeString(folder.resolve("token"), "first\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api = new ViewApi(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.of(tokenFile));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksAnOverloadedInstanceAgain() {
        server.createContext("/", exchange -> {
            if (requests.incrementAndGet() < 3) {
                answer(exchange, 503, "{\"status\":503,\"code\":\"overloaded\"}");
            } else {
                answer(exchange, 200, "{\"views\":[{\"name\":\"orders\"}]}");
            }
        });

        assertThat(api.views()).containsExactly("orders");
        assertThat(requests).hasValue(3);
    }

    @Test
    void refusesEveryOtherFailureAtOnce() {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            answer(exchange, 503, "{\"status\":503,\"code\":\"starting\"}");
        });

        assertThatThrownBy(api::views)
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("/v1/views answers 503")
                .hasMessageContaining("starting");
        assertThat(requests).hasValue(1);
    }

    @Test
    void sendsTheTokenThatTheFileHasNow() throws IOException {
        List<String> tokens = new CopyOnWriteArrayList<>();
        server.createContext("/", exchange -> {
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 200, "{\"views\":[]}");
        });

        api.views();
        Files.writeString(tokenFile, "second");
        api.views();

        assertThat(tokens).containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void saysThatThereIsNoTokenToSend() throws IOException {
        Files.delete(tokenFile);

        assertThatThrownBy(api::views)
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("the token in " + tokenFile);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

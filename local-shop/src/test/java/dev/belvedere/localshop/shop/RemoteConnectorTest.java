package dev.belvedere.localshop.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RemoteConnectorTest {

    private static final String SETTINGS = "{\"name\": \"shop\", \"tasks.max\": \"1\"}";
    private static final String RUNNING = "{\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[{\"state\":\"RUNNING\"}]}";

    @TempDir
    Path folder;

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer connect;

    @BeforeEach
    void start() throws IOException {
        connect = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        connect.createContext("/", this::answer);
        connect.start();
    }

    @AfterEach
    void stop() {
        connect.stop(0);
    }

    @Test
    void givesTheSettingsAndWaitsForTheTask() throws IOException {
        answers.add(new Answer(201, "{}"));
        answers.add(new Answer(404, "{\"error_code\":404}"));
        answers.add(new Answer(200, "{\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[]}"));
        answers.add(new Answer(200, RUNNING));

        connector(SETTINGS).run();

        assertThat(requests)
                .startsWith("PUT /connectors/shop/config " + SETTINGS, "GET /connectors/shop/status ")
                .hasSize(4);
    }

    @Test
    void asksAgainWhileConnectDividesItsWork() throws IOException {
        answers.add(new Answer(409, "{\"error_code\":409}"));
        answers.add(new Answer(200, "{}"));
        answers.add(new Answer(200, RUNNING));

        connector(SETTINGS).run();

        assertThat(requests).hasSize(3);
    }

    @Test
    void saysWhatConnectRefuses() throws IOException {
        answers.add(new Answer(400, "{\"message\":\"no such class\"}"));
        RemoteConnector connector = connector(SETTINGS);

        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(connector::run)
                .withMessageContaining("/connectors/shop/config answers 400")
                .withMessageContaining("no such class");
    }

    @Test
    void saysWhyTheTaskHasFailedThoughTheConnectorRuns() throws IOException {
        answers.add(new Answer(201, "{}"));
        answers.add(
                new Answer(
                        200,
                        "{\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[{\"state\":\"FAILED\",\"trace\":\"slot is taken\\n\\tat X\"}]}"));
        RemoteConnector connector = connector(SETTINGS);

        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(connector::run)
                .withMessageEndingWith("/connectors/shop has failed: slot is taken");
    }

    @Test
    void refusesSettingsWithoutAName() {
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> connector("{}"))
                .withMessageContaining("shop.json has no \"name\"");
    }

    private RemoteConnector connector(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("shop.json"), settings);
        URI address = URI.create("http://127.0.0.1:" + connect.getAddress().getPort() + "/");
        return RemoteConnector.of(address, file);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            Answer answer = answers.remove();
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private record Answer(int status, String body) {}
}

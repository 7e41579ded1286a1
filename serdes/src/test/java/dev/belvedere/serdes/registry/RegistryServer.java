package dev.belvedere.serdes.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** A registry on a port of this machine that gives the answers it was told to give, in turn, and then the last one for ever. */
final class RegistryServer implements AutoCloseable {

    private record Answer(int status, String body) {}

    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    RegistryServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    RegistryServer answering(String path, int status, String body) {
        answers.computeIfAbsent(path, none -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Queue<Answer> queue = answers.get(exchange.getRequestURI().getPath());
        Answer answer = queue == null
                ? new Answer(404, "{\"error_code\":40401,\"message\":\"not found\"}")
                : queue.size() > 1 ? queue.remove() : queue.element();
        byte[] body = answer.body.getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

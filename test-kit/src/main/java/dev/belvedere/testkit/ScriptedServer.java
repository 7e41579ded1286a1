package dev.belvedere.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An HTTP server on a loopback port of its own that replies as a test says. Answers one request at a time. Thread-safe. */
public final class ScriptedServer implements AutoCloseable {

    /**
     * A request as it came.
     *
     * @param path without the query
     * @param authorization the header's value, or empty
     */
    public record Request(String method, String path, String authorization, String body) {}

    /** A reply to a request. */
    public record Reply(int status, String body, Map<String, String> headers) {

        public Reply {
            headers = Map.copyOf(headers);
        }

        /** A reply without headers of its own. */
        public static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Function<Request, Reply> replies;
    private final HttpServer server;

    private ScriptedServer(Function<Request, Reply> replies) {
        this.replies = replies;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Starts a server that gives these replies. */
    public static ScriptedServer replying(Function<Request, Reply> replies) {
        return new ScriptedServer(replies);
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The base address, without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** All requests so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = request(exchange);
            requests.add(request);
            Reply reply = replies.apply(request);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                authorization == null ? "" : authorization,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }
}

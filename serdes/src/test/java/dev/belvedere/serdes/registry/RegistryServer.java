package dev.belvedere.serdes.registry;

import dev.belvedere.testkit.ScriptedServer;
import dev.belvedere.testkit.ScriptedServer.Reply;
import dev.belvedere.testkit.ScriptedServer.Request;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** A registry that gives the answers of each path in turn, and then the last one for ever. */
final class RegistryServer implements AutoCloseable {

    private static final Reply UNKNOWN = Reply.of(404, "{\"error_code\":40401,\"message\":\"not found\"}");

    private final Map<String, Queue<Reply>> answers = new ConcurrentHashMap<>();
    private final ScriptedServer server = ScriptedServer.replying(this::answer);

    int port() {
        return server.port();
    }

    String url() {
        return server.uri().toString();
    }

    RegistryServer answering(String path, int status, String body) {
        answers.computeIfAbsent(path, none -> new ArrayDeque<>()).add(Reply.of(status, body));
        return this;
    }

    private Reply answer(Request request) {
        Queue<Reply> replies = answers.get(request.path());
        if (replies == null) {
            return UNKNOWN;
        }
        return replies.size() > 1 ? replies.remove() : replies.element();
    }

    @Override
    public void close() {
        server.close();
    }
}

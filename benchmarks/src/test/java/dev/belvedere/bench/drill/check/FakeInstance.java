package dev.belvedere.bench.drill.check;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** An instance that replies to reads as a test says, with a new token each time. */
final class FakeInstance implements AutoCloseable {

    private final AtomicInteger requests = new AtomicInteger();
    private final List<Optional<String>> tokens = new CopyOnWriteArrayList<>();
    private final Javalin javalin;
    private final URI http;

    /** @param replies the reply to each request, counted from 1 */
    FakeInstance(IntFunction<Reply> replies) {
        this.javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.host = "127.0.0.1";
                    config.jetty.port = 0;
                    config.routes.get("/v1/views/order_summary/rows/{key}", request -> answer(request, replies));
                })
                .start();
        this.http = URI.create("http://127.0.0.1:" + javalin.port());
    }

    record Reply(int status, String body) {

        static Reply row(String name, String total) {
            return new Reply(200, "{\"id\":1,\"name\":\"" + name + "\",\"total\":" + total + "}");
        }

        static Reply refusal(String code) {
            return new Reply(503, "{\"status\":503,\"code\":\"" + code + "\"}");
        }

        static Reply absent() {
            return new Reply(404, "{\"status\":404,\"code\":\"row-not-found\"}");
        }
    }

    private void answer(Context request, IntFunction<Reply> replies) {
        int number = requests.incrementAndGet();
        tokens.add(Optional.ofNullable(request.header("Sync-Token")));
        Reply reply = replies.apply(number);
        request.status(reply.status()).header("Sync-Token", "token" + number).result(reply.body());
    }

    /** Its base URL, also after it was closed. */
    URI http() {
        return http;
    }

    /** The tokens of the requests. */
    List<Optional<String>> tokens() {
        return List.copyOf(tokens);
    }

    @Override
    public void close() {
        javalin.stop();
    }
}

package dev.belvedere.query.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;

/** Passes on the events that another instance tells, as fast as the client takes them. Called by one thread at a time. */
final class StreamRelay implements Peers.Listener {

    private static final int OK = 200;

    private final String instance;
    private final Context request;
    private final LiveAnswer answer;
    private final Runnable ended;
    private final ByteArrayOutputStream problem = new ByteArrayOutputStream();
    private final CompletableFuture<Void> answered;

    /** @param ended called once, when no more events come */
    StreamRelay(String instance, Context request, Runnable ended) {
        this.instance = instance;
        this.request = request;
        this.ended = ended;
        this.answer = LiveAnswer.to(request);
        this.answered = answer.begin();
    }

    /** Completes when the answer has ended. */
    CompletableFuture<Void> answered() {
        return answered;
    }

    @Override
    public void onHeaders(Response response) {
        if (response.getStatus() == OK) {
            LiveStreams.describe(request);
        }
    }

    @Override
    public void onContent(Response response, Content.Chunk chunk, Runnable demander) {
        ByteBuffer content = chunk.getByteBuffer();
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        if (response.getStatus() != OK) {
            problem.writeBytes(bytes);
            demander.run();
            return;
        }
        answer.write(bytes, Callback.from(demander, gone -> response.abort(gone)));
    }

    @Override
    public void onComplete(Result result) {
        ended.run();
        if (result.getResponse() != null && result.getResponse().getStatus() != OK && result.isSucceeded()) {
            new Reply(
                            instance,
                            result.getResponse().getStatus(),
                            result.getResponse().getHeaders(),
                            problem.toByteArray())
                    .relay(request);
        } else if (result.getResponse() == null || result.getResponse().getStatus() != OK) {
            Refusals.notHeldHere().answer(request);
        }
        answer.end();
    }
}

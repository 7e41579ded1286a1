package dev.belvedere.query.http;

import dev.belvedere.query.read.Progress;
import dev.belvedere.query.read.Watch;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Promise;

/**
 * How an instance has answered that was asked to tell its part of what a client follows: with a stream of events, with a refusal, or not at all.
 *
 * @param reset whether the stream tells all rows anew
 */
record PeerAnswer(String instance, Watch part, Optional<PeerEvents> events, boolean reset, Optional<Reply> refusal) {

    /** Says that a stream tells all rows anew, to an instance that has asked where somebody goes on. */
    static final String RESET_HEADER = "Belvedere-Reset";

    private static final int OK = 200;

    /** Completes when it is known. */
    static CompletableFuture<PeerAnswer> of(String instance, Watch part, Progress reached, Peers.Stream stream) {
        Reply head = stream.head();
        if (head.status() == OK) {
            PeerEvents events = new PeerEvents(instance, part, reached, stream.body());
            boolean reset = head.header(RESET_HEADER).isPresent();
            return CompletableFuture.completedFuture(
                    new PeerAnswer(instance, part, Optional.of(events), reset, Optional.empty()));
        }
        Promise.Completable<ByteBuffer> body = new Promise.Completable<>();
        Content.Source.asByteBuffer(stream.body(), body);
        return body.thenApply(bytes -> new PeerAnswer(
                instance,
                part,
                Optional.empty(),
                false,
                Optional.of(new Reply(instance, head.status(), head.headers(), BufferUtil.toArray(bytes)))));
    }

    /** It could not be reached. */
    static PeerAnswer none(String instance, Watch part) {
        return new PeerAnswer(instance, part, Optional.empty(), false, Optional.empty());
    }

    /** Why it tells nothing. */
    String reason() {
        return refusal.map(PeerProblem::codeOf).orElse(Tried.UNREACHABLE);
    }
}

package dev.belvedere.query.peer;

import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.route.FailedAttempt;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Promise;

/** How an instance replied to a subscription to its part of the rows. */
public sealed interface PeerSubscription {

    Subscription part();

    /**
     * The instance sends events.
     *
     * @param resync whether they begin with a full resync
     */
    record Open(PeerEvents events, boolean resync) implements PeerSubscription {

        @Override
        public Subscription part() {
            return events.part();
        }
    }

    /**
     * The instance sends no events.
     *
     * @param problem what it replied; empty if it did not reply with a problem document
     */
    record Failed(Subscription part, FailedAttempt attempt, Optional<ProblemDocument> problem)
            implements PeerSubscription {}

    /** Completes once the reply is known, with its body if it is a problem. */
    static CompletableFuture<PeerSubscription> of(Subscription part, PeerStream stream) {
        if (stream.head().status() == PeerReplies.OK) {
            PeerEvents events = new PeerEvents(stream.head().instance(), part, stream.body());
            boolean resync = stream.head().header(ReadHeaders.RESET).isPresent();
            return CompletableFuture.completedFuture(new Open(events, resync));
        }
        Promise.Completable<ByteBuffer> body = new Promise.Completable<>();
        Content.Source.asByteBuffer(stream.body(), body);
        return body.thenApply(bytes -> PeerReplies.withBody(stream.head(), BufferUtil.toArray(bytes)))
                .thenApply(reply -> new Failed(
                        part,
                        reply.failure().orElseGet(() -> PeerReplies.unreachable(reply.instance())),
                        ProblemDocument.of(reply)));
    }

    /** An instance that could not be reached. */
    static PeerSubscription unreachable(String instance, Subscription part) {
        return new Failed(part, PeerReplies.unreachable(instance), Optional.empty());
    }
}

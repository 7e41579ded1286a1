package dev.belvedere.query.peer;

import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.read.SubscriptionPosition;
import dev.belvedere.query.route.Attempts;
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
public record PeerSubscription(
        String instance, Subscription part, Optional<PeerEvents> events, boolean reset, Optional<PeerReply> refusal) {

    /** Says that a stream tells all rows anew, to an instance that has asked where somebody goes on. */
    public static final String RESET_HEADER = "Belvedere-Reset";

    private static final int OK = 200;

    /** Completes when it is known. */
    public static CompletableFuture<PeerSubscription> of(
            String instance, Subscription part, SubscriptionPosition reached, PeerClient.Stream stream) {
        PeerReply head = stream.head();
        if (head.status() == OK) {
            PeerEvents events = new PeerEvents(instance, part, reached, stream.body());
            boolean reset = head.header(RESET_HEADER).isPresent();
            return CompletableFuture.completedFuture(
                    new PeerSubscription(instance, part, Optional.of(events), reset, Optional.empty()));
        }
        Promise.Completable<ByteBuffer> body = new Promise.Completable<>();
        Content.Source.asByteBuffer(stream.body(), body);
        return body.thenApply(bytes -> new PeerSubscription(
                instance,
                part,
                Optional.empty(),
                false,
                Optional.of(new PeerReply(instance, head.status(), head.headers(), BufferUtil.toArray(bytes)))));
    }

    /** It could not be reached. */
    public static PeerSubscription none(String instance, Subscription part) {
        return new PeerSubscription(instance, part, Optional.empty(), false, Optional.empty());
    }

    /** Why it tells nothing. */
    public String reason() {
        return refusal.map(ProblemDocument::codeOf).orElse(Attempts.UNREACHABLE);
    }
}

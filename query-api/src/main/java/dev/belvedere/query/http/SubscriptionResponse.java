package dev.belvedere.query.http;

import dev.belvedere.query.http.live.OpenSubscription;
import dev.belvedere.query.http.live.StreamingResponse;
import dev.belvedere.query.http.live.SubscriberStreams;
import dev.belvedere.query.http.live.SubscriptionRequest;
import dev.belvedere.query.http.live.SubscriptionRouter;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.request.AcceptedType;
import dev.belvedere.query.http.request.Callers;
import dev.belvedere.query.http.request.Excerpt;
import dev.belvedere.query.http.request.Forwarding;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.peer.ReadHeaders;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.serdes.token.InvalidTokenException;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.freshness.ForeignTokenException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Answers requests with the events of a subscription: the rows, and then their changes as they happen. */
final class SubscriptionResponse {

    private static final String EVENT_STREAM = "text/event-stream";

    private final LocalViews views;
    private final SubscriptionRouter router;
    private final SubscriberStreams streams;
    private final Callers callers;

    SubscriptionResponse(LocalViews views, SubscriptionRouter router, SubscriberStreams streams, Callers callers) {
        this.views = views;
        this.router = router;
        this.streams = streams;
        this.callers = callers;
    }

    /** Answers with the events from where the subscriber was before, if it says so, until its token expires. */
    void answer(Context request, ServedView view, Subscription whole) {
        String type = AcceptedType.of(request, EVENT_STREAM);
        Subscription part = Forwarding.part(request, whole);
        SubscriptionRequest subscription = new SubscriptionRequest(
                part,
                view.json(),
                reached(request),
                Forwarding.epoch(request),
                part.shards().size() < whole.shards().size(),
                Forwarding.demand(request).isPresent(),
                Forwarding.forward(request));
        if (request.method().equals(HandlerType.HEAD)) {
            request.future(() -> open(subscription).thenAccept(opened -> {
                writeHeaders(request, type, subscription, opened);
                opened.close();
            }));
            return;
        }
        Instant expires = callers.of(request).expires();
        streams.enter();
        StreamingResponse response = StreamingResponse.to(request.req());
        request.future(() -> open(subscription)
                .thenCompose(opened -> {
                    writeHeaders(request, type, subscription, opened);
                    return streams.send(opened, response, expires);
                })
                .whenComplete((ended, failure) -> streams.leave()));
    }

    // An exception fails the future too, so that the subscriber's place is given back.
    private CompletableFuture<OpenSubscription> open(SubscriptionRequest subscription) {
        return CompletableFuture.completedFuture(subscription).thenCompose(router::open);
    }

    private Optional<SyncToken> reached(Context request) {
        return Optional.ofNullable(request.header(ReadHeaders.LAST_EVENT_ID))
                .filter(id -> !id.isEmpty())
                .map(this::token);
    }

    private SyncToken token(String id) {
        try {
            SyncToken token = SyncToken.parse(id);
            views.snapshots().check(token);
            return token;
        } catch (InvalidTokenException | ForeignTokenException invalid) {
            throw new ProblemException(Problem.badRequest(
                    "invalid-event-id",
                    "Invalid event id",
                    "The Last-Event-ID " + Excerpt.of(id)
                            + " was not issued by this deployment, or was changed since. Send the id of the last event that has one"
                            + " as it is, or none to start over."));
        }
    }

    private static void writeHeaders(
            Context request, String type, SubscriptionRequest subscription, OpenSubscription opened) {
        request.contentType(type).header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
        if (opened.resync() && subscription.forwarded()) {
            request.header(ReadHeaders.RESET, "true");
        }
    }
}

package dev.belvedere.query.http;

import dev.belvedere.query.http.live.OpenSubscription;
import dev.belvedere.query.http.live.StreamingResponse;
import dev.belvedere.query.http.live.SubscriberStreams;
import dev.belvedere.query.http.live.SubscriptionRequest;
import dev.belvedere.query.http.live.SubscriptionRouter;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.request.Excerpt;
import dev.belvedere.query.http.request.Forwarding;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.peer.EventId;
import dev.belvedere.query.peer.ReadHeaders;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.read.SubscriptionPosition;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Answers requests with the events of a subscription: the rows, and then their changes as they happen. */
final class SubscriptionResponse {

    private static final String EVENT_STREAM = "text/event-stream";

    private final LocalViews views;
    private final SubscriptionRouter router;
    private final SubscriberStreams streams;

    SubscriptionResponse(LocalViews views, SubscriptionRouter router, SubscriberStreams streams) {
        this.views = views;
        this.router = router;
        this.streams = streams;
    }

    /** Answers with the events from where the subscriber was before, if it says so. */
    void answer(Context request, ServedView view, Subscription whole) {
        if (!views.keepsChanges()) {
            throw new ProblemException(Problem.notFound(
                    "changes-off",
                    "Changes off",
                    "This instance is configured to keep no changes: changes-memory is 0."));
        }
        Subscription part = Forwarding.part(request, whole);
        SubscriptionRequest subscription = new SubscriptionRequest(
                part,
                view.json(),
                reached(request, part),
                Forwarding.demand(request).isPresent(),
                Forwarding.forward(request));
        if (request.method().equals(HandlerType.HEAD)) {
            request.future(() -> open(subscription).thenAccept(opened -> {
                writeHeaders(request, subscription, opened);
                opened.close();
            }));
            return;
        }
        streams.enter();
        StreamingResponse response = StreamingResponse.to(request.req());
        request.future(() -> open(subscription)
                .thenCompose(opened -> {
                    writeHeaders(request, subscription, opened);
                    return streams.send(opened, response);
                })
                .whenComplete((ended, failure) -> streams.leave()));
    }

    // An exception fails the future too, so that the subscriber's place is given back.
    private CompletableFuture<OpenSubscription> open(SubscriptionRequest subscription) {
        return CompletableFuture.completedFuture(subscription).thenCompose(router::open);
    }

    private static Optional<SubscriptionPosition> reached(Context request, Subscription subscription) {
        return Optional.ofNullable(request.header(ReadHeaders.LAST_EVENT_ID))
                .filter(id -> !id.isEmpty())
                .map(id -> EventId.parse(subscription, id).orElseThrow(() -> invalid(id, subscription)));
    }

    private static ProblemException invalid(String id, Subscription subscription) {
        return new ProblemException(Problem.badRequest(
                "invalid-event-id",
                "Invalid event id",
                "The Last-Event-ID " + Excerpt.of(id) + " was not issued for these rows of the view "
                        + subscription.view().name()
                        + ", or was changed since. Send the last event's id as it is, or none to start over."));
    }

    private static void writeHeaders(Context request, SubscriptionRequest subscription, OpenSubscription opened) {
        request.contentType(EVENT_STREAM).header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
        if (opened.resync() && subscription.forwarded()) {
            request.header(ReadHeaders.RESET, "true");
        }
    }
}

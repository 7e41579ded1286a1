package dev.belvedere.query.http.live;

import dev.belvedere.query.http.json.RowJson;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.read.SubscriptionPosition;
import dev.belvedere.query.route.ForwardableRequest;
import java.util.Optional;

/**
 * A request for the events of a subscription.
 *
 * @param rows writes the view's rows
 * @param reached the position of a subscriber that has come back; empty for a new one
 * @param forwarded whether another instance forwarded the request, so that this one answers from its own replicas
 * @param forward the request to send to other instances
 */
public record SubscriptionRequest(
        Subscription subscription,
        RowJson rows,
        Optional<SubscriptionPosition> reached,
        boolean forwarded,
        ForwardableRequest forward) {}

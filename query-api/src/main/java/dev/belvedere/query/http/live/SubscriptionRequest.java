package dev.belvedere.query.http.live;

import dev.belvedere.query.http.json.RowJson;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.route.ForwardableRequest;
import dev.belvedere.serdes.token.SyncToken;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request for the events of a subscription.
 *
 * @param rows writes the view's rows
 * @param reached names the snapshot that a subscriber that has come back has; empty for a new one
 * @param epoch the epoch whose rows another instance wants first; empty for any
 * @param everyEpoch whether another instance wants the end of every epoch, because it merges the events with others
 * @param forwarded whether another instance forwarded the request, so that this one answers from its own replicas
 * @param forward the request to send to other instances
 */
public record SubscriptionRequest(
        Subscription subscription,
        RowJson rows,
        Optional<SyncToken> reached,
        OptionalLong epoch,
        boolean everyEpoch,
        boolean forwarded,
        ForwardableRequest forward) {}

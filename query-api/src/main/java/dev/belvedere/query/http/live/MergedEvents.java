package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.peer.EventId;
import dev.belvedere.query.peer.EventNames;
import dev.belvedere.query.peer.EventStreamParser.Event;
import dev.belvedere.query.peer.PeerEvents;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.read.SubscriptionPosition;
import dev.belvedere.query.read.SubscriptionPosition.ShardPosition;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events of a subscription to replicas of several instances. Each row and change is passed on as it is, under an id that names the subscriber's
 * position in all parts; {@code current} is sent once all parts are current.
 */
final class MergedEvents implements EventSource {

    private final Subscription subscription;
    private final List<PeerEvents> parts;
    private final ReadProblems problems;
    private final List<Optional<ShardPosition>> positions;
    private boolean resyncDue;
    private boolean currentDue;

    /**
     * @param parts the parts of the subscription, which together are all of it
     * @param reached the position at which the parts begin
     * @param resync whether the subscriber has come back, and receives a full resync
     */
    MergedEvents(
            Subscription subscription,
            List<PeerEvents> parts,
            SubscriptionPosition reached,
            boolean resync,
            ReadProblems problems) {
        this.subscription = subscription;
        this.parts = parts;
        this.problems = problems;
        this.positions = new ArrayList<>(reached.shards());
        this.resyncDue = resync;
        this.currentDue = !reached.isRead();
    }

    @Override
    public Batch next() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        if (resyncDue) {
            resyncDue = false;
            EventWriter.reset(id(), text);
        }
        for (PeerEvents part : parts) {
            part.take().forEach(event -> passOn(event, part.part(), text));
        }
        if (currentDue && parts.stream().allMatch(PeerEvents::isCurrent)) {
            currentDue = false;
            EventWriter.current(id(), text);
        }
        return text.size() == 0
                ? end().map(Batch::end).orElseGet(() -> Batch.of(new byte[0]))
                : Batch.of(text.toByteArray());
    }

    private Optional<Problem> end() {
        return parts.stream()
                .flatMap(part -> part.end().stream())
                .findFirst()
                .map(end -> problems.of(end, subscription.view()));
    }

    private void passOn(Event event, Subscription part, ByteArrayOutputStream text) {
        List<Optional<ShardPosition>> reached = EventId.parse(part, event.id())
                .orElseThrow(() -> new IllegalStateException("An instance has sent an event without a position"))
                .shards();
        for (int i = 0; i < reached.size(); i++) {
            positions.set(subscription.shards().indexOf(part.shards().get(i)), reached.get(i));
        }
        if (!event.name().equals(EventNames.CURRENT)) {
            EventWriter.write(event, id(), text);
        }
    }

    private String id() {
        return EventId.of(subscription, new SubscriptionPosition(positions));
    }

    @Override
    public boolean await(Runnable wake) {
        if (parts.stream().anyMatch(part -> part.end().isPresent())) {
            return false;
        }
        parts.forEach(part -> part.await(wake));
        return true;
    }

    @Override
    public void close(Runnable wake) {
        parts.forEach(PeerEvents::close);
    }
}

package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.peer.EventId;
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
 * Of rows that several instances hold, each of which tells its own. A row or a change goes on as it is, under an id that says how far the client has got with
 * all of them; that all rows have been told goes on once it is so of all.
 */
final class MergedEvents implements EventSource {

    private final Subscription watch;
    private final List<PeerEvents> parts;
    private final List<Optional<ShardPosition>> positions;
    private boolean resetDue;
    private boolean currentDue;

    /**
     * @param parts of the watch, which together are all of it
     * @param reached where the parts begin
     * @param reset whether the client has come back, and is told all rows anew
     */
    MergedEvents(Subscription watch, List<PeerEvents> parts, SubscriptionPosition reached, boolean reset) {
        this.watch = watch;
        this.parts = parts;
        this.positions = new ArrayList<>(reached.shards());
        this.resetDue = reset;
        this.currentDue = !reached.isRead();
    }

    @Override
    public byte[] next() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        if (resetDue) {
            resetDue = false;
            EventWriter.reset(id(), text);
        }
        for (PeerEvents part : parts) {
            part.take().forEach(event -> passOn(event, part.part(), text));
        }
        if (currentDue && parts.stream().allMatch(PeerEvents::isCurrent)) {
            currentDue = false;
            EventWriter.current(id(), text);
        }
        if (text.size() == 0) {
            over().ifPresent(problem -> {
                throw new ProblemException(problem);
            });
        }
        return text.toByteArray();
    }

    private Optional<Problem> over() {
        return parts.stream().flatMap(part -> part.over().stream()).findFirst();
    }

    private void passOn(Event event, Subscription part, ByteArrayOutputStream text) {
        List<Optional<ShardPosition>> reached = EventId.parse(part, event.id()).shards();
        for (int i = 0; i < reached.size(); i++) {
            positions.set(watch.shards().indexOf(part.shards().get(i)), reached.get(i));
        }
        if (!event.name().equals(EventWriter.CURRENT)) {
            EventWriter.write(event, id(), text);
        }
    }

    private String id() {
        return EventId.of(watch, new SubscriptionPosition(positions));
    }

    @Override
    public boolean await(Runnable wake) {
        if (over().isPresent()) {
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

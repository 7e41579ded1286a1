package dev.belvedere.query.peer;

import dev.belvedere.query.peer.EventStreamParser.Event;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.route.FailedAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** The events that another instance sends of its part of a subscription, read no faster than they are asked for. One thread at a time. */
public final class PeerEvents {

    /**
     * The end of the events.
     *
     * @param problem what the instance said; empty if the connection broke
     */
    public record End(Subscription part, FailedAttempt attempt, Optional<ProblemDocument> problem) {}

    private final String instance;
    private final Subscription part;
    private final Content.Source body;
    private final EventStreamParser parser = new EventStreamParser();
    private volatile boolean awaited;
    private @Nullable End end;

    /** @param part the rows that the instance sends */
    PeerEvents(String instance, Subscription part, Content.Source body) {
        this.instance = instance;
        this.part = part;
        this.body = body;
    }

    public Subscription part() {
        return part;
    }

    /** Why no more events will come; empty while more may. */
    public Optional<End> end() {
        return Optional.ofNullable(end);
    }

    /** The events that have arrived, from one piece of the reply at most; without the closing one. */
    public List<Event> take() {
        List<Event> taken = new ArrayList<>();
        while (taken.isEmpty() && !awaited && end == null) {
            Content.Chunk chunk = body.read();
            if (chunk == null) {
                return taken;
            }
            read(chunk).forEach(event -> take(event, taken));
        }
        return taken;
    }

    private List<Event> read(Content.Chunk chunk) {
        try {
            if (Content.Chunk.isFailure(chunk)) {
                end = end(Optional.empty());
                return List.of();
            }
            List<Event> events = parser.read(chunk.getByteBuffer());
            if (chunk.isLast()) {
                end = end(Optional.empty());
            }
            return events;
        } finally {
            chunk.release();
        }
    }

    private void take(Event event, List<Event> taken) {
        if (event.name().equals(EventNames.CLOSED)) {
            end = end(ProblemDocument.ofEvent(event.data()));
        } else {
            taken.add(event);
        }
    }

    private End end(Optional<ProblemDocument> problem) {
        return new End(part, PeerReplies.unreachable(instance), problem);
    }

    /** Runs the callback once there may be more events. */
    public void await(Runnable wake) {
        if (!awaited && end == null) {
            awaited = true;
            body.demand(() -> {
                awaited = false;
                wake.run();
            });
        }
    }

    /** Closes the connection. */
    public void close() {
        body.fail(new IllegalStateException("the subscription has ended"));
    }
}

package dev.belvedere.query.peer;

import dev.belvedere.query.http.live.EventWriter;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.peer.EventStreamParser.Event;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.read.SubscriptionPosition;
import dev.belvedere.query.route.Attempts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** What another instance tells of the rows that it holds. It is taken as it comes, no faster than it is asked for. One thread at a time. */
public final class PeerEvents {

    private final String instance;
    private final Subscription part;
    private final Content.Source body;
    private final EventStreamParser reader = new EventStreamParser();
    private volatile boolean awaited;
    private boolean current;
    private @Nullable Problem over;

    /**
     * @param part the rows that it holds
     * @param reached how far they have been told
     */
    public PeerEvents(String instance, Subscription part, SubscriptionPosition reached, Content.Source body) {
        this.instance = instance;
        this.part = part;
        this.current = reached.isRead();
        this.body = body;
    }

    public Subscription part() {
        return part;
    }

    /** Whether all rows that there are have been told. */
    public boolean isCurrent() {
        return current;
    }

    /** Why no more will come; empty as long as more may. */
    public Optional<Problem> over() {
        return Optional.ofNullable(over);
    }

    /** The events that have come, in one piece of the answer at most; without the one that says why no more will. */
    public List<Event> take() {
        List<Event> taken = new ArrayList<>();
        while (taken.isEmpty() && !awaited && over == null) {
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
                over = brokenOff();
                return List.of();
            }
            List<Event> events = reader.read(chunk.getByteBuffer());
            if (chunk.isLast()) {
                over = brokenOff();
            }
            return events;
        } finally {
            chunk.release();
        }
    }

    private void take(Event event, List<Event> taken) {
        if (event.name().equals(EventWriter.CLOSED)) {
            over = ProblemDocument.ofEvent(event.data())
                    .orElseGet(this::brokenOff)
                    .with(json -> Attempts.writeShards(part.all(), json));
        } else {
            current |= event.name().equals(EventWriter.CURRENT);
            taken.add(event);
        }
    }

    private Problem brokenOff() {
        Attempts tried = new Attempts(part.all());
        tried.add(instance, Attempts.UNREACHABLE);
        return tried.problem();
    }

    /** Has something run when there may be more. */
    public void await(Runnable wake) {
        if (!awaited && over == null) {
            awaited = true;
            body.demand(() -> {
                awaited = false;
                wake.run();
            });
        }
    }

    public void close() {
        body.fail(new IllegalStateException("nobody follows these changes any more"));
    }
}

package dev.belvedere.query.http;

import dev.belvedere.query.http.EventReader.Event;
import dev.belvedere.query.read.Progress;
import dev.belvedere.query.read.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** What another instance tells of the rows that it holds. It is taken as it comes, no faster than it is asked for. One thread at a time. */
final class PeerEvents {

    private final String instance;
    private final Watch part;
    private final Content.Source body;
    private final EventReader reader = new EventReader();
    private volatile boolean awaited;
    private boolean current;
    private @Nullable Problem over;

    /**
     * @param part the rows that it holds
     * @param reached how far they have been told
     */
    PeerEvents(String instance, Watch part, Progress reached, Content.Source body) {
        this.instance = instance;
        this.part = part;
        this.current = reached.isRead();
        this.body = body;
    }

    Watch part() {
        return part;
    }

    /** Whether all rows that there are have been told. */
    boolean isCurrent() {
        return current;
    }

    /** Why no more will come; empty as long as more may. */
    Optional<Problem> over() {
        return Optional.ofNullable(over);
    }

    /** The events that have come, in one piece of the answer at most; without the one that says why no more will. */
    List<Event> take() {
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
        if (event.name().equals(EventText.CLOSED)) {
            over = PeerProblem.ofEvent(event.data())
                    .orElseGet(this::brokenOff)
                    .with(json -> Tried.writeShards(part.all(), json));
        } else {
            current |= event.name().equals(EventText.CURRENT);
            taken.add(event);
        }
    }

    private Problem brokenOff() {
        Tried tried = new Tried(part.all());
        tried.add(instance, Tried.UNREACHABLE);
        return tried.problem();
    }

    /** Has something run when there may be more. */
    void await(Runnable wake) {
        if (!awaited && over == null) {
            awaited = true;
            body.demand(() -> {
                awaited = false;
                wake.run();
            });
        }
    }

    void close() {
        body.fail(new IllegalStateException("nobody follows these changes any more"));
    }
}

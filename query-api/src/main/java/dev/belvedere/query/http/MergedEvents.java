package dev.belvedere.query.http;

import dev.belvedere.query.http.EventReader.Event;
import dev.belvedere.query.read.Progress;
import dev.belvedere.query.read.Progress.Position;
import dev.belvedere.query.read.Watch;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Of rows that several instances hold, each of which tells its own. A row or a change goes on as it is, under an id that says how far the client has got with
 * all of them; that all rows have been told goes on once it is so of all.
 */
final class MergedEvents implements LiveEvents {

    private final Watch watch;
    private final List<PeerEvents> parts;
    private final List<Optional<Position>> positions;
    private boolean resetDue;
    private boolean currentDue;

    /**
     * @param parts of the watch, which together are all of it
     * @param reached where the parts begin
     * @param reset whether the client has come back, and is told all rows anew
     */
    MergedEvents(Watch watch, List<PeerEvents> parts, Progress reached, boolean reset) {
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
            EventText.reset(id(), text);
        }
        for (PeerEvents part : parts) {
            part.take().forEach(event -> passOn(event, part.part(), text));
        }
        if (currentDue && parts.stream().allMatch(PeerEvents::isCurrent)) {
            currentDue = false;
            EventText.current(id(), text);
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

    private void passOn(Event event, Watch part, ByteArrayOutputStream text) {
        List<Optional<Position>> reached = EventId.parse(part, event.id()).shards();
        for (int i = 0; i < reached.size(); i++) {
            positions.set(watch.shards().indexOf(part.shards().get(i)), reached.get(i));
        }
        if (!event.name().equals(EventText.CURRENT)) {
            EventText.write(event, id(), text);
        }
    }

    private String id() {
        return EventId.of(watch, new Progress(positions));
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

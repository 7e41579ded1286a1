package dev.belvedere.query.http;

import dev.belvedere.query.http.EventReader.Event;
import dev.belvedere.query.read.Progress;
import dev.belvedere.query.read.Progress.Position;
import dev.belvedere.query.read.Watch;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Of rows that several instances hold, each of which tells its own. An event goes on as it is, under an id that says how far the client has got with all of
 * them.
 */
final class MergedEvents implements LiveEvents {

    private final Watch watch;
    private final List<PeerEvents> parts;
    private final List<Optional<Position>> positions;
    private boolean resetDue;
    private boolean currentDue;
    private @Nullable Problem over;

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
        Problem why = over;
        if (why != null) {
            throw new ProblemException(why);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        if (resetDue) {
            resetDue = false;
            EventText.reset(id(), text);
        }
        for (PeerEvents part : parts) {
            part.take().forEach(event -> passOn(event, part.part(), text));
            part.over().ifPresent(problem -> over = problem);
        }
        if (currentDue && parts.stream().allMatch(PeerEvents::isCurrent)) {
            currentDue = false;
            EventText.current(id(), text);
        }
        return text.size() == 0 && over != null ? next() : text.toByteArray();
    }

    private void passOn(Event event, Watch part, ByteArrayOutputStream text) {
        List<Optional<Position>> reached = EventId.parse(part, event.id()).shards();
        for (int i = 0; i < reached.size(); i++) {
            positions.set(watch.shards().indexOf(part.shards().get(i)), reached.get(i));
        }
        EventText.write(event, id(), text);
    }

    private String id() {
        return EventId.of(watch, new Progress(positions));
    }

    @Override
    public boolean await(Runnable wake) {
        if (over != null) {
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

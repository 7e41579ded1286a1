package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.peer.EventStreamParser.Event;
import dev.belvedere.query.peer.PeerEvents;
import dev.belvedere.topology.engine.view.View;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** The events of a subscription to replicas of other instances, or of several, in one order of epochs. */
final class MergedEvents implements EventSource {

    private final View view;
    private final List<PeerEvents> parts;
    private final ReadProblems problems;
    private final EpochMerge merge;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private boolean resyncDue;

    /**
     * @param parts the parts of the subscription, which together are all of it
     * @param start what the subscriber is told first
     */
    MergedEvents(View view, List<PeerEvents> parts, MergedStart start, ReadProblems problems) {
        this.view = view;
        this.parts = parts;
        this.problems = problems;
        this.resyncDue = start.resync();
        this.merge = new EpochMerge(parts.size(), start.epoch().isPresent(), new EpochMerge.Output() {
            @Override
            public void row(Event event) {
                EventWriter.write(event, text);
            }

            @Override
            public void end(String token, Event event) {
                EventWriter.epoch(token, event.data(), text);
            }
        });
    }

    @Override
    public Batch next() {
        if (resyncDue) {
            resyncDue = false;
            EventWriter.reset(text);
        }
        for (int part = 0; part < parts.size(); part++) {
            if (merge.needs(part)) {
                merge.add(part, parts.get(part).take());
            }
        }
        return text.size() == 0 ? end().map(Batch::end).orElseGet(() -> Batch.of(new byte[0])) : Batch.of(written());
    }

    private byte[] written() {
        byte[] written = text.toByteArray();
        text.reset();
        return written;
    }

    private Optional<Problem> end() {
        return parts.stream().flatMap(part -> part.end().stream()).findFirst().map(end -> problems.of(end, view));
    }

    @Override
    public byte[] heartbeat() {
        return merge.tellQuietEnd() ? written() : EventWriter.HEARTBEAT;
    }

    @Override
    public boolean await(Runnable wake) {
        if (parts.stream().anyMatch(part -> part.end().isPresent())) {
            return false;
        }
        for (int part = 0; part < parts.size(); part++) {
            if (merge.needs(part)) {
                parts.get(part).await(wake);
            }
        }
        return true;
    }

    @Override
    public void close(Runnable wake) {
        parts.forEach(PeerEvents::close);
    }
}

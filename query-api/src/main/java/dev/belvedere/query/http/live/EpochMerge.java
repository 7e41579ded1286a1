package dev.belvedere.query.http.live;

import dev.belvedere.query.peer.EpochId;
import dev.belvedere.query.peer.EventStreamParser.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings the events of several parts of a subscription into one order: all parts' changes of an epoch come before its end, and no change of a later epoch does. Each part
 * sends its own events in the order of the epochs, and, if there are others, the end of every epoch. One thread at a time.
 */
final class EpochMerge {

    /** Takes what comes next. */
    interface Output {

        /** A change of a row. */
        void row(Event event);

        /** The end of an epoch, at a snapshot with this token, as one part has told it. */
        void end(String token, Event event);
    }

    private final List<Part> parts = new ArrayList<>();
    private final Output output;
    /** The ends that parts have told, by epoch, from the last one that all have reached. */
    private final NavigableMap<Long, Event> ends = new TreeMap<>();

    /** Whether changes were told whose end was not. */
    private boolean endDue;

    /** The first epoch at whose end all that was told is in. */
    private long earliestEnd;

    private long told;

    /**
     * @param parts the number of parts
     * @param rowsFirst whether the first end is told even if there is no row before it
     */
    EpochMerge(int parts, boolean rowsFirst, Output output) {
        for (int part = 0; part < parts; part++) {
            this.parts.add(new Part());
        }
        this.endDue = rowsFirst;
        this.output = output;
    }

    /** The events of a part that are not told yet, and how far it has got. */
    private static final class Part {
        private final Deque<Event> pending = new ArrayDeque<>();
        private long ended = -1;
        private long begun = -1;

        /** The part's next change is of no earlier epoch. */
        long next() {
            Event head = pending.peek();
            return head == null ? ended + 1 : EpochId.parse(head.id()).epoch();
        }
    }

    /** Whether nothing of this part waits for other parts: only then should more of it be read. */
    boolean needs(int part) {
        return parts.get(part).pending.isEmpty();
    }

    /** Adds the next events of a part, and tells what can be told. */
    void add(int part, List<Event> events) {
        parts.get(part).pending.addAll(events);
        boolean more = true;
        while (more) {
            parts.forEach(this::takeEnds);
            long next = next();
            endBefore(next);
            more = false;
            for (Part each : parts) {
                more |= tell(each, next);
            }
        }
    }

    private long next() {
        return parts.stream().mapToLong(Part::next).min().orElseThrow();
    }

    private void takeEnds(Part part) {
        for (Event head = part.pending.peek(); head != null; head = part.pending.peek()) {
            EpochId id = EpochId.parse(head.id());
            if (id.token().isEmpty()) {
                return;
            }
            part.ended = id.epoch();
            ends.put(id.epoch(), part.pending.remove());
            // What the part has told since its last end is of several epochs together, which end here and nowhere
            // before.
            earliestEnd = part.begun < 0 ? earliestEnd : Math.max(earliestEnd, id.epoch());
            part.begun = -1;
        }
    }

    /** Tells the part's changes of an epoch. */
    private boolean tell(Part part, long epoch) {
        boolean told = false;
        for (Event head = part.pending.peek(); head != null && isOf(epoch, head); head = part.pending.peek()) {
            output.row(part.pending.remove());
            part.begun = epoch;
            earliestEnd = Math.max(earliestEnd, epoch);
            endDue = true;
            told = true;
        }
        return told;
    }

    private static boolean isOf(long epoch, Event event) {
        EpochId id = EpochId.parse(event.id());
        return id.epoch() == epoch && id.token().isEmpty();
    }

    /** Tells the end of what was told, if it is known and the next change comes after it. */
    private void endBefore(long next) {
        Map.Entry<Long, Event> end = ends.lowerEntry(next);
        if (end == null) {
            return;
        }
        ends.headMap(end.getKey()).clear();
        if (endDue && end.getKey() >= earliestEnd) {
            tell(end);
        }
    }

    private void tell(Map.Entry<Long, Event> end) {
        EpochId id = EpochId.parse(end.getValue().id());
        output.end(id.token().orElseThrow(), end.getValue());
        told = end.getKey();
        endDue = false;
    }

    /** Tells the end of the last epoch that all parts have reached, if no change and no end was told since; returns false if there is nothing to tell. */
    boolean tellQuietEnd() {
        Optional<Map.Entry<Long, Event>> end =
                Optional.ofNullable(ends.lowerEntry(next())).filter(last -> !endDue && last.getKey() > told);
        end.ifPresent(this::tell);
        return end.isPresent();
    }
}

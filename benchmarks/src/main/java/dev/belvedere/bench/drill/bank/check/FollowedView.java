package dev.belvedere.bench.drill.bank.check;

import dev.belvedere.bench.drill.bank.model.BankHistory;
import dev.belvedere.bench.drill.bank.model.BankView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the events that a subscriber to a view receives: each row was so at some position, which is not before that of the row's last event, also across streams. A
 * subscriber submits them on its thread; one thread, the history's, checks them.
 */
public final class FollowedView {

    private static final Pattern KEY = Pattern.compile("^\\{\"\\w+\":(\\d+)");

    private final Queue<Event> received = new ConcurrentLinkedQueue<>();
    private final Map<Long, String> rows = new HashMap<>();
    private final Map<Long, Long> positions = new HashMap<>();
    private final BankView view;
    private final BankTally tally;
    private volatile boolean complete;

    public FollowedView(BankView view, BankTally tally) {
        this.view = view;
        this.tally = tally;
    }

    /** The view. */
    public BankView view() {
        return view;
    }

    private record Event(String name, String data, String instance, long nanos) {}

    /** Takes an event. Thread-safe. */
    public void submit(String name, String data, String instance) {
        received.add(new Event(name, data, instance, System.nanoTime()));
    }

    /**
     * Checks the events that were received up to a time.
     *
     * @param nanos when the history had all transactions that were in the topic, as {@link System#nanoTime}
     */
    public void check(BankHistory history, long nanos) {
        for (Event next = received.peek(); next != null && next.nanos() - nanos <= 0; next = received.peek()) {
            received.remove();
            switch (next.name()) {
                case "upsert" -> row(history, next, Optional.of(next.data()));
                case "delete" -> row(history, next, Optional.empty());
                case "reset" -> rows.clear();
                default -> {}
            }
        }
        complete = isComplete(history);
    }

    /** Returns whether the subscriber had, at the last check, exactly the rows that the view had at the end of the history. Thread-safe. */
    public boolean complete() {
        return complete;
    }

    /** Counts it as impossible if the subscriber has not got the last rows. */
    public void finish() {
        if (!complete) {
            tally.wrongReply(ReadPath.EVENTS, "a subscriber to " + view.viewName() + " has not got the last rows");
        }
    }

    private boolean isComplete(BankHistory history) {
        Map<Long, String> wanted = new HashMap<>();
        history.rows(view, history.end()).forEach(row -> wanted.put(row.key(), row.json()));
        return rows.equals(wanted);
    }

    private void row(BankHistory history, Event event, Optional<String> json) {
        Matcher named = KEY.matcher(event.data());
        if (!named.find()) {
            tally.wrongReply(ReadPath.EVENTS, "an event without a key at " + event.instance() + ": " + event.data());
            return;
        }
        long key = Long.parseLong(named.group(1));
        long last = positions.getOrDefault(key, 0L);
        OptionalLong position = history.firstSince(view, key, last, json);
        tally.answer(ReadPath.EVENTS);
        if (position.isPresent()) {
            positions.put(key, position.getAsLong());
        } else {
            tally.impossible(
                    ReadPath.EVENTS,
                    "an event at " + event.instance() + ": since position " + last + " " + view.viewName() + " " + key
                            + " never was " + json.orElse("absent"));
        }
        json.ifPresentOrElse(text -> rows.put(key, text), () -> rows.remove(key));
    }
}

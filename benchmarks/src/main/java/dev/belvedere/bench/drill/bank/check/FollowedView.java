package dev.belvedere.bench.drill.bank.check;

import dev.belvedere.bench.drill.bank.model.BankHistory;
import dev.belvedere.bench.drill.bank.model.BankView;
import dev.belvedere.bench.drill.bank.model.ShownRow;
import dev.belvedere.serdes.token.SyncToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the events that a subscriber to a view receives: at the end of each epoch, each row that was told is as it was at the epoch's position, and now and then all rows
 * are. A subscriber submits the events on its thread; one thread, the history's, checks them.
 */
public final class FollowedView {

    /** All rows are compared at the end of every so many epochs, because that takes long. */
    private static final int EPOCHS_PER_COMPARISON = 20;

    private static final Pattern KEY = Pattern.compile("^\\{\"\\w+\":(\\d+)");

    private final Queue<Event> received = new ConcurrentLinkedQueue<>();
    private final Map<Long, String> rows = new HashMap<>();
    /** What was told since the last end of an epoch. */
    private final List<Event> underWay = new ArrayList<>();

    private final BankView view;
    private final String transactions;
    private final BankTally tally;
    private long epochs;
    private volatile boolean complete;

    /** @param transactions the topic whose offsets are positions */
    public FollowedView(BankView view, String transactions, BankTally tally) {
        this.view = view;
        this.transactions = transactions;
        this.tally = tally;
    }

    /** The view. */
    public BankView view() {
        return view;
    }

    private record Event(String name, String id, String data, String instance, long nanos) {

        Optional<String> row() {
            return name.equals("upsert") ? Optional.of(data) : Optional.empty();
        }
    }

    /** Takes an event. Thread-safe. */
    public void submit(String name, String id, String data, String instance) {
        received.add(new Event(name, id, data, instance, System.nanoTime()));
    }

    /** A stream begins, and goes on at the last end of an epoch. Thread-safe. */
    public void opened() {
        submit("opened", "", "", "");
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
                case "upsert", "delete", "reset" -> underWay.add(next);
                case "opened" -> underWay.clear();
                case "epoch" -> ended(history, next);
                default -> {}
            }
        }
        complete = rows.equals(rows(history, history.end()));
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

    private Map<Long, String> rows(BankHistory history, long position) {
        Map<Long, String> wanted = new HashMap<>();
        history.rows(view, position).forEach(row -> wanted.put(row.key(), row.json()));
        return wanted;
    }

    private void ended(BankHistory history, Event end) {
        long position = SyncToken.parse(end.id()).next(transactions, 0).orElse(0);
        boolean whole = epochs++ % EPOCHS_PER_COMPARISON == 0;
        for (Event event : underWay) {
            if (event.name().equals("reset")) {
                rows.clear();
                whole = true;
            } else {
                row(history, event, position);
            }
        }
        underWay.clear();
        if (whole) {
            tally.answer(ReadPath.EVENTS);
            if (!rows.equals(rows(history, position))) {
                tally.impossible(
                        ReadPath.EVENTS,
                        "the rows of " + view.viewName() + " that were told at " + end.instance()
                                + " are not those of position " + position);
            }
        }
    }

    private void row(BankHistory history, Event event, long position) {
        Matcher named = KEY.matcher(event.data());
        if (!named.find()) {
            tally.wrongReply(ReadPath.EVENTS, "an event without a key at " + event.instance() + ": " + event.data());
            return;
        }
        long key = Long.parseLong(named.group(1));
        Optional<String> wanted = history.row(view, key, position).map(ShownRow::json);
        tally.answer(ReadPath.EVENTS);
        if (!wanted.equals(event.row())) {
            tally.impossible(
                    ReadPath.EVENTS,
                    "an event at " + event.instance() + ": at position " + position + " " + view.viewName() + " " + key
                            + " was not " + event.row().orElse("absent"));
        }
        event.row().ifPresentOrElse(text -> rows.put(key, text), () -> rows.remove(key));
    }
}

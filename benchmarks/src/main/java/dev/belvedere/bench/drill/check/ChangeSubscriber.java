package dev.belvedere.bench.drill.check;

import dev.belvedere.waiting.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Subscribes to the changes of all orders, and checks every delivered row as a reader does, and that after the last change the newest row of each order has been
 * delivered.
 */
public final class ChangeSubscriber {

    private static final String PATH = "/v1/views/order_summary/changes";
    private static final Waiting FINISHING = Waiting.every(Duration.ofMillis(100));
    private static final Pattern ROW = Pattern.compile("\"id\":(\\d+)");
    private static final int OK = 200;

    private final ResponseCheck check = new ResponseCheck();
    private final OrderHistories histories;
    private final Tally tally;
    private final ChangeStream stream;
    /** The orders that were delivered since the last resync. */
    private final Set<Long> delivered = new HashSet<>();

    /** The events since the last end of an epoch: they count when theirs ends. */
    private final List<Runnable> underWay = new ArrayList<>();

    private ChangeSubscriber(Supplier<List<URI>> instances, OrderHistories histories, Tally tally) {
        this.histories = histories;
        this.tally = tally;
        this.stream = ChangeStream.start(instances, PATH, new Checks());
    }

    /**
     * Starts on its own thread.
     *
     * @param instances gives the addresses that can be used at the moment
     */
    public static ChangeSubscriber start(Supplier<List<URI>> instances, OrderHistories histories, Tally tally) {
        return new ChangeSubscriber(instances, histories, tally);
    }

    /** Waits after the last change until the newest rows have been delivered, and ends. Rows that are not delivered in time count as wrong. */
    public void finish(Duration timeout) {
        if (!FINISHING.atMost(timeout).until(() -> missing().isEmpty())) {
            List<Long> missing = missing();
            tally.wrong("after " + timeout.toSeconds() + " s the newest rows of " + missing.size()
                    + " orders have not been delivered to a subscriber, among them " + missing.get(0));
        }
        stream.stop();
    }

    private synchronized List<Long> missing() {
        Set<Long> missing = new TreeSet<>(check.behind(histories.orders()));
        histories.orders().stream()
                .map(OrderHistory::id)
                .filter(id -> !delivered.contains(id))
                .forEach(missing::add);
        return List.copyOf(missing);
    }

    // A row of this view is one line.
    private synchronized void take(URI instance, String name, String data) {
        switch (name) {
            case "upsert" -> underWay.add(() -> upsert(instance, data));
            case "delete" -> tally.wrong("a delete was delivered at " + instance + ": " + data);
            case "reset" -> {
                underWay.add(delivered::clear);
                tally.resync();
            }
            case "epoch" -> {
                underWay.forEach(Runnable::run);
                underWay.clear();
            }
            default -> {}
        }
    }

    private synchronized void opened() {
        underWay.clear();
        tally.stream();
    }

    private void upsert(URI instance, String data) {
        Matcher id = ROW.matcher(data);
        if (!id.find()) {
            tally.wrong("an event without an order was delivered at " + instance + ": " + data);
            return;
        }
        histories.order(Long.parseLong(id.group(1))).ifPresent(order -> {
            tally.deliver();
            delivered.add(order.id());
            RowResponse row = new RowResponse(
                    instance.getAuthority(), System.nanoTime(), Optional.empty(), OK, data, Optional.empty());
            check.wrong(order, row)
                    .ifPresent(wrong -> tally.wrong(
                            "order " + order.id() + ", delivered to a subscriber at " + row.instance() + ": " + wrong));
        });
    }

    private final class Checks implements ChangeStream.Subscriber {

        @Override
        public void opened() {
            ChangeSubscriber.this.opened();
        }

        @Override
        public void failed(String reason) {
            tally.failedAttempt("changes: " + reason);
        }

        @Override
        public void event(URI instance, String name, String id, String data) {
            take(instance, name, data);
        }

        @Override
        public void died(Throwable thrown) {
            tally.wrong("the subscriber has died: " + thrown);
        }
    }
}

package dev.belvedere.bench.drill.check;

import dev.belvedere.waiting.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Subscribes to the changes of all orders at any instance, continues at another one when a stream ends, and checks every delivered row as a reader does, and that
 * after the last change the newest row of each order has been delivered.
 */
public final class ChangeSubscriber {

    private static final int CONNECT_MS = 1_000;
    /** Longer than the interval of heartbeats, 15 s. */
    private static final int READ_TIMEOUT_MS = 20_000;

    private static final Waiting RECONNECTING = Waiting.every(Duration.ofMillis(200));
    private static final Waiting FINISHING = Waiting.every(Duration.ofMillis(100));
    private static final String EVENT = "event: ";
    private static final String ID = "id: ";
    private static final String DATA = "data: ";
    private static final Pattern ROW = Pattern.compile("\"id\":(\\d+)");
    private static final int OK = 200;
    private static final long SEED = 13;

    private final Random random = new Random(SEED);
    private final ResponseCheck check = new ResponseCheck();
    private final Thread thread = new Thread(this::subscribe, "change-subscriber");
    private final Supplier<List<URI>> instances;
    private final OrderHistories histories;
    private final Tally tally;
    /** The orders that were delivered since the last resync. */
    private final Set<Long> delivered = new HashSet<>();

    private String lastId = "";
    private volatile boolean stopped;

    private ChangeSubscriber(Supplier<List<URI>> instances, OrderHistories histories, Tally tally) {
        this.instances = instances;
        this.histories = histories;
        this.tally = tally;
    }

    /**
     * Starts on its own thread.
     *
     * @param instances gives the addresses that can be used at the moment
     */
    public static ChangeSubscriber start(Supplier<List<URI>> instances, OrderHistories histories, Tally tally) {
        ChangeSubscriber subscriber = new ChangeSubscriber(instances, histories, tally);
        subscriber.thread.setDaemon(true);
        subscriber.thread.setUncaughtExceptionHandler(
                (dead, thrown) -> tally.wrong("the subscriber has died: " + thrown));
        subscriber.thread.start();
        return subscriber;
    }

    /** Waits after the last change until the newest rows have been delivered, and ends. Rows that are not delivered in time count as wrong. */
    public void finish(Duration timeout) {
        if (!FINISHING.atMost(timeout).until(() -> missing().isEmpty())) {
            List<Long> missing = missing();
            tally.wrong("after " + timeout.toSeconds() + " s the newest rows of " + missing.size()
                    + " orders have not been delivered to a subscriber, among them " + missing.get(0));
        }
        stopped = true;
    }

    private synchronized List<Long> missing() {
        Set<Long> missing = new TreeSet<>(check.behind(histories.orders()));
        histories.orders().stream()
                .map(OrderHistory::id)
                .filter(id -> !delivered.contains(id))
                .forEach(missing::add);
        return List.copyOf(missing);
    }

    private void subscribe() {
        boolean unused = RECONNECTING.until(() -> {
            List<URI> all = instances.get();
            try {
                subscribe(all.get(random.nextInt(all.size())));
            } catch (IOException ended) {
                tally.failedAttempt("changes: " + ended.getClass().getSimpleName());
            }
            return stopped;
        });
    }

    private void subscribe(URI instance) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                instance.resolve("/v1/views/order_summary/changes").toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MS);
        connection.setReadTimeout(READ_TIMEOUT_MS);
        connection.setRequestProperty("Last-Event-ID", lastId);
        try {
            if (connection.getResponseCode() != OK) {
                tally.failedAttempt("changes: " + connection.getResponseCode());
                return;
            }
            tally.stream();
            read(instance, connection);
        } finally {
            connection.disconnect();
        }
    }

    private void read(URI instance, HttpURLConnection connection) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            String name = "";
            String id = "";
            String line = lines.readLine();
            while (line != null && !stopped) {
                if (line.startsWith(EVENT)) {
                    name = line.substring(EVENT.length());
                    id = "";
                } else if (line.startsWith(ID)) {
                    id = line.substring(ID.length());
                } else if (line.startsWith(DATA)) {
                    take(instance, name, line.substring(DATA.length()));
                    // The event that says why the stream ends has no id.
                    lastId = id.isEmpty() ? lastId : id;
                }
                line = lines.readLine();
            }
        }
    }

    // A row of this view is one line.
    private synchronized void take(URI instance, String name, String data) {
        switch (name) {
            case "upsert" -> upsert(instance, data);
            case "delete" -> tally.wrong("a delete was delivered at " + instance + ": " + data);
            case "reset" -> {
                delivered.clear();
                tally.resync();
            }
            default -> {}
        }
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
}

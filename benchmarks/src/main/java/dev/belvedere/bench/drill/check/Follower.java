package dev.belvedere.bench.drill.check;

import com.google.common.util.concurrent.Uninterruptibles;
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
 * Follows the changes of all orders at any instance, goes on at another where a stream ends, and checks every row that it is told: as a reader does, and that
 * after the last change it has been told what each order has then.
 */
public final class Follower {

    private static final int CONNECT_MS = 1_000;
    /** A heartbeat comes every 15 s. */
    private static final int SILENCE_MS = 20_000;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String EVENT = "event: ";
    private static final String ID = "id: ";
    private static final String DATA = "data: ";
    private static final Pattern ROW = Pattern.compile("\"id\":(\\d+)");
    private static final int OK = 200;
    private static final long SEED = 13;

    private final Random random = new Random(SEED);
    private final AnswerCheck check = new AnswerCheck();
    private final Thread thread = new Thread(this::follow, "follower");
    private final Supplier<List<URI>> instances;
    private final Histories histories;
    private final Tally tally;
    /** Those told since all rows were last told anew. */
    private final Set<Long> told = new HashSet<>();

    private String lastId = "";
    private volatile boolean stopped;

    private Follower(Supplier<List<URI>> instances, Histories histories, Tally tally) {
        this.instances = instances;
        this.histories = histories;
        this.tally = tally;
    }

    /**
     * Begins at once, on a thread of its own.
     *
     * @param instances those that may be asked, at this moment
     */
    public static Follower start(Supplier<List<URI>> instances, Histories histories, Tally tally) {
        Follower follower = new Follower(instances, histories, tally);
        follower.thread.setDaemon(true);
        follower.thread.setUncaughtExceptionHandler((dead, thrown) -> tally.wrong("the follower has died: " + thrown));
        follower.thread.start();
        return follower;
    }

    /** Nothing changes any more: waits until all has been told, and ends. What is not told in time is wrong. */
    public void finish(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!missing().isEmpty() && System.nanoTime() < deadline) {
            Uninterruptibles.sleepUninterruptibly(BETWEEN_LOOKS);
        }
        List<Long> missing = missing();
        if (!missing.isEmpty()) {
            tally.wrong("after " + patience.toSeconds() + " s it was not told to a follower what " + missing.size()
                    + " orders have, among them " + missing.get(0));
        }
        stopped = true;
    }

    private synchronized List<Long> missing() {
        Set<Long> missing = new TreeSet<>(check.behind(histories.orders()));
        histories.orders().stream()
                .map(OrderHistory::id)
                .filter(id -> !told.contains(id))
                .forEach(missing::add);
        return List.copyOf(missing);
    }

    private void follow() {
        while (!stopped) {
            List<URI> all = instances.get();
            try {
                follow(all.get(random.nextInt(all.size())));
            } catch (IOException ended) {
                tally.failedTry("changes: " + ended.getClass().getSimpleName());
            }
            Uninterruptibles.sleepUninterruptibly(BETWEEN_TRIES);
        }
    }

    private void follow(URI instance) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                instance.resolve("/v1/views/order_summary/changes").toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MS);
        connection.setReadTimeout(SILENCE_MS);
        connection.setRequestProperty("Last-Event-ID", lastId);
        try {
            if (connection.getResponseCode() != OK) {
                tally.failedTry("changes: " + connection.getResponseCode());
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
                    // One that says why the stream ends has none.
                    lastId = id.isEmpty() ? lastId : id;
                }
                line = lines.readLine();
            }
        }
    }

    // The rows of this view are written on one line each.
    private synchronized void take(URI instance, String name, String data) {
        switch (name) {
            case "upsert" -> upsert(instance, data);
            case "delete" -> tally.wrong("a follower was told at " + instance + " that there is no more " + data);
            case "reset" -> {
                told.clear();
                tally.reset();
            }
            default -> {}
        }
    }

    private void upsert(URI instance, String data) {
        Matcher id = ROW.matcher(data);
        if (!id.find()) {
            tally.wrong("a follower was told at " + instance + ": " + data);
            return;
        }
        histories.order(Long.parseLong(id.group(1))).ifPresent(order -> {
            tally.tell();
            told.add(order.id());
            Answer row = new Answer(
                    instance.getAuthority(), System.nanoTime(), Optional.empty(), OK, data, Optional.empty());
            check.wrong(order, row)
                    .ifPresent(wrong -> tally.wrong(
                            "order " + order.id() + ", as a follower was told at " + row.instance() + ": " + wrong));
        });
    }
}

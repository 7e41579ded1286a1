package dev.belvedere.bench.drill.check;

import dev.belvedere.waiting.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Subscribes to changes at any instance, and continues at another one, with its last id, when a stream ends. */
public final class ChangeStream {

    private static final int CONNECT_MS = 1_000;
    /** Longer than the interval of heartbeats, 15 s. */
    private static final int READ_TIMEOUT_MS = 20_000;

    private static final Waiting RECONNECTING = Waiting.every(Duration.ofMillis(200));
    private static final String EVENT = "event: ";
    private static final String ID = "id: ";
    private static final String DATA = "data: ";
    private static final int OK = 200;
    private static final long SEED = 13;

    private final Random random = new Random(SEED);
    private final Thread thread = new Thread(this::subscribe, "change-stream");
    private final Supplier<List<URI>> instances;
    private final String path;
    private final Subscriber subscriber;

    private String lastId = "";
    private volatile boolean stopped;

    private ChangeStream(Supplier<List<URI>> instances, String path, Subscriber subscriber) {
        this.instances = instances;
        this.path = path;
        this.subscriber = subscriber;
    }

    /** Receives events, on the thread of the stream. */
    public interface Subscriber {

        /** A stream begins: what was told since the last id is told again. */
        void opened();

        /** A stream ended, or could not begin, for this reason. */
        void failed(String reason);

        /** An event arrives; its data are one line, and its id is empty if it has none. */
        void event(URI instance, String name, String id, String data);

        /** An exception of another method, or of this thread, ends everything. */
        void died(Throwable thrown);
    }

    /**
     * Starts on its own thread.
     *
     * @param instances gives the addresses that can be used at the moment
     * @param path of the changes, for example {@code /v1/views/order_summary/changes}
     */
    public static ChangeStream start(Supplier<List<URI>> instances, String path, Subscriber subscriber) {
        ChangeStream stream = new ChangeStream(instances, path, subscriber);
        stream.thread.setDaemon(true);
        stream.thread.setUncaughtExceptionHandler((dead, thrown) -> subscriber.died(thrown));
        stream.thread.start();
        return stream;
    }

    /** Ends after the next line. */
    public void stop() {
        stopped = true;
    }

    private void subscribe() {
        boolean unused = RECONNECTING.until(() -> {
            List<URI> all = instances.get();
            try {
                subscribe(all.get(random.nextInt(all.size())));
            } catch (IOException ended) {
                subscriber.failed(ended.getClass().getSimpleName());
            }
            return stopped;
        });
    }

    private void subscribe(URI instance) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) instance.resolve(path).toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MS);
        connection.setReadTimeout(READ_TIMEOUT_MS);
        connection.setRequestProperty("Last-Event-ID", lastId);
        try {
            if (connection.getResponseCode() != OK) {
                subscriber.failed(String.valueOf(connection.getResponseCode()));
                return;
            }
            subscriber.opened();
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
                    subscriber.event(instance, name, id, line.substring(DATA.length()));
                    // Only the end of an epoch has an id.
                    lastId = id.isEmpty() ? lastId : id;
                }
                line = lines.readLine();
            }
        }
    }
}

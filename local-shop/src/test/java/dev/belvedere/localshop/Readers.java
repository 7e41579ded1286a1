package dev.belvedere.localshop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Readers who ask for row after row, and every tenth time for a page of a scan, as fast as they are answered. */
final class Readers implements AutoCloseable {

    private static final int IDS = 6_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong answers = new AtomicLong();
    private final String rows;
    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean stopped;

    private Readers(String rows, int count) {
        this.rows = rows;
        this.threads = Executors.newFixedThreadPool(count);
    }

    static Readers of(String rows, int count) {
        Readers readers = new Readers(rows, count);
        for (int seed = 0; seed < count; seed++) {
            Random random = new Random(seed);
            readers.running.add(readers.threads.submit(() -> readers.read(random)));
        }
        return readers;
    }

    /** How many requests were answered so far. */
    long answers() {
        return answers.get();
    }

    private Object read(Random random) throws IOException, InterruptedException {
        while (!stopped) {
            boolean scan = random.nextInt(10) == 0;
            String path = scan ? "?scan=true&limit=200" : "/" + (1 + random.nextInt(IDS));
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(rows + path))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
            boolean overloaded = answer.statusCode() == 503 && answer.body().contains("\"overloaded\"");
            if (answer.statusCode() != 200 && !overloaded && (scan || answer.statusCode() != 404)) {
                throw new AssertionError(answer.uri() + " answers " + answer.statusCode() + ": " + answer.body());
            }
            if (!overloaded) {
                answers.incrementAndGet();
            }
        }
        return answers;
    }

    /** Stops them all; fails where one of them was answered with an error, or not at all. */
    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
        for (Future<?> reader : running) {
            try {
                reader.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new AssertionError("a reader was not answered", e.getCause());
            }
        }
    }
}

package dev.belvedere.bench.drill.check;

import static java.util.stream.Collectors.joining;

import dev.belvedere.bench.measure.Pace;
import dev.belvedere.bench.probe.RowReader;
import dev.belvedere.waiting.Waiting;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Reads one order after the other at any instance, sends the token of each response with the next request, and checks every response. A failed read is retried
 * at another instance until it succeeds. Runs on one thread.
 */
final class CheckingReader implements Runnable {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final long NANOS_PER_MS = 1_000_000;
    /** The number of attempts that a report of a read describes. */
    private static final int DESCRIBED = 4;

    private static final Waiting RETRYING = Waiting.every(Duration.ofMillis(20));

    /** One of this many reads asks for a maximum staleness. */
    private static final int STALENESS_DIVISOR = 10;

    private static final Duration MAX_STALENESS = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private final ResponseCheck check = new ResponseCheck();
    private final Random random;
    private final Supplier<List<URI>> instances;
    private final List<OrderHistory> orders;
    private final double perSecond;
    private final Tally tally;
    private Optional<String> token = Optional.empty();
    private volatile boolean stopped;

    CheckingReader(long seed, Supplier<List<URI>> instances, OrderHistories histories, double perSecond, Tally tally) {
        this.random = new Random(seed);
        this.instances = instances;
        this.orders = histories.orders();
        this.perSecond = perSecond;
        this.tally = tally;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        Pace pace = Pace.of(perSecond);
        for (long turn = 0; !stopped; turn++) {
            // Reads that were due during a retry are skipped.
            turn = pace.awaitOrSkip(turn);
            read(orders.get(random.nextInt(orders.size())));
        }
    }

    private void read(OrderHistory order) {
        Optional<Duration> maxStaleness =
                random.nextInt(STALENESS_DIVISOR) == 0 ? Optional.of(MAX_STALENESS) : Optional.empty();
        Read read = new Read(order, maxStaleness);
        // The second attempt follows the first one at once.
        if (!read.attempt()) {
            boolean unused = RETRYING.until(() -> stopped || read.attempt());
        }
        read.end();
    }

    /** One read with its retries. */
    private final class Read {

        private final long beginNanos = System.nanoTime();
        private final List<String> failures = new ArrayList<>();
        private final OrderHistory order;
        private final Optional<Duration> maxStaleness;
        private Optional<URI> lastInstance = Optional.empty();

        Read(OrderHistory order, Optional<Duration> maxStaleness) {
            this.order = order;
            this.maxStaleness = maxStaleness;
        }

        /** Asks one instance, if possible not the one before, and returns whether the read is over. */
        boolean attempt() {
            URI instance = nextInstance();
            lastInstance = Optional.of(instance);
            long begin = System.nanoTime();
            Optional<String> failure = failure(instance);
            long tookMs = (System.nanoTime() - begin) / NANOS_PER_MS;
            failure.ifPresent(reason -> failures.add(instance.getAuthority() + " for " + tookMs + " ms: " + reason));
            if (failure.isPresent() && failures.size() == 2) {
                tally.failedRead(description());
            }
            return failure.isEmpty();
        }

        void end() {
            if (!failures.isEmpty()) {
                tally.gap(System.nanoTime() - beginNanos, description());
            }
        }

        private URI nextInstance() {
            List<URI> all = instances.get();
            List<URI> others = all.stream()
                    .filter(instance -> !lastInstance.equals(Optional.of(instance)))
                    .toList();
            List<URI> choice = others.isEmpty() ? all : others;
            return choice.get(random.nextInt(choice.size()));
        }

        private String description() {
            return failures.stream().limit(DESCRIBED).collect(joining("; at ", "order " + order.id() + " at ", ""));
        }

        /** Makes the attempt, and returns why it failed; empty if the read is over. */
        private Optional<String> failure(URI instance) {
            try {
                return evaluate(order, send(instance));
            } catch (HttpTimeoutException e) {
                return failed("timeout");
            } catch (ConnectException e) {
                return failed("connection refused");
            } catch (IOException e) {
                return failed("connection lost");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped = true;
                return Optional.empty();
            }
        }

        private RowResponse send(URI instance) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(instance.resolve(RowReader.ROW + order.id()))
                    .timeout(TIMEOUT)
                    .header("Prefer", "wait=500");
            token.ifPresent(last -> request.header("Sync-Token", last));
            maxStaleness.ifPresent(most -> request.header("Max-Staleness", String.valueOf(most.toMillis())));
            long requested = System.nanoTime();
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new RowResponse(
                    instance.getAuthority(),
                    requested,
                    maxStaleness,
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Sync-Token"));
        }
    }

    private Optional<String> failed(String reason) {
        tally.failedAttempt(reason);
        return Optional.of(reason);
    }

    private Optional<String> evaluate(OrderHistory order, RowResponse response) {
        if (response.maxStaleness().isPresent() && response.isTooStale()) {
            tally.refusedAsTooStale();
            return Optional.empty();
        }
        if (response.isRefusal()) {
            tally.failedAttempt(response.reason());
            return Optional.of(response.status() + " " + response.body());
        }
        tally.read();
        check.wrong(order, response)
                .ifPresent(wrong -> tally.wrong("order " + order.id() + " at " + response.instance() + ": " + wrong));
        token = response.token().or(() -> token);
        return Optional.empty();
    }
}

package dev.belvedere.bench.drill.check;

import static java.util.stream.Collectors.joining;

import dev.belvedere.bench.measure.Pace;
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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Reads one order after the other at any instance, sends the token of each answer with the next request, and checks every answer. A read that fails is tried
 * again at another instance, until it is answered. One thread's work.
 */
final class Reader implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long NANOS_A_MS = 1_000_000;
    /** Tries of one read that are told about. */
    private static final int TOLD = 4;

    private static final long BETWEEN_TRIES_NANOS = Duration.ofMillis(20).toNanos();

    /** One read of so many asks for an age. */
    private static final int STRICT = 10;

    private static final Duration MAX_STALENESS = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final AnswerCheck check = new AnswerCheck();
    private final Random random;
    private final Supplier<List<URI>> instances;
    private final List<OrderHistory> orders;
    private final double perSecond;
    private final Tally tally;
    private Optional<String> token = Optional.empty();
    private volatile boolean stopped;

    Reader(long seed, Supplier<List<URI>> instances, Histories histories, double perSecond, Tally tally) {
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
            // What was due while a read was tried again is not made up for.
            turn = Math.max(turn, (long) ((System.nanoTime() - pace.startNanos()) / pace.periodNanos()));
            pace.await(turn);
            read(orders.get(random.nextInt(orders.size())));
        }
    }

    private void read(OrderHistory order) {
        Optional<Duration> maxStaleness = random.nextInt(STRICT) == 0 ? Optional.of(MAX_STALENESS) : Optional.empty();
        long begin = System.nanoTime();
        Optional<URI> asked = Optional.empty();
        List<String> failures = new ArrayList<>();
        boolean answered = false;
        while (!answered && !stopped) {
            URI instance = another(asked);
            asked = Optional.of(instance);
            long tried = System.nanoTime();
            Optional<String> failure = tried(order, instance, maxStaleness);
            answered = failure.isEmpty();
            long tookMs = (System.nanoTime() - tried) / NANOS_A_MS;
            failure.ifPresent(why -> failures.add(instance.getAuthority() + " for " + tookMs + " ms: " + why));
            if (!answered && failures.size() == 2) {
                tally.failedRead(story(order, failures));
            }
            if (!answered && failures.size() > 1) {
                LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            }
        }
        if (!failures.isEmpty()) {
            tally.gap(System.nanoTime() - begin, story(order, failures));
        }
    }

    private static String story(OrderHistory order, List<String> failures) {
        return failures.stream().limit(TOLD).collect(joining("; at ", "order " + order.id() + " at ", ""));
    }

    private URI another(Optional<URI> asked) {
        List<URI> all = instances.get();
        List<URI> others = all.stream()
                .filter(instance -> asked.isEmpty() || !instance.equals(asked.get()))
                .toList();
        List<URI> asking = others.isEmpty() ? all : others;
        return asking.get(random.nextInt(asking.size()));
    }

    /** Why the try has failed; empty where the read is over. */
    private Optional<String> tried(OrderHistory order, URI instance, Optional<Duration> maxStaleness) {
        try {
            return settled(order, ask(order, instance, maxStaleness));
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

    private Optional<String> failed(String reason) {
        tally.failedTry(reason);
        return Optional.of(reason);
    }

    private Answer ask(OrderHistory order, URI instance, Optional<Duration> maxStaleness)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        instance.resolve("/v1/views/order_summary/rows/" + order.id()))
                .timeout(PATIENCE)
                .header("Prefer", "wait=500");
        token.ifPresent(last -> request.header("Sync-Token", last));
        maxStaleness.ifPresent(most -> request.header("Max-Staleness", String.valueOf(most.toMillis())));
        long asked = System.nanoTime();
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                instance.getAuthority(),
                asked,
                maxStaleness,
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("Sync-Token"));
    }

    private Optional<String> settled(OrderHistory order, Answer answer) {
        if (answer.maxStaleness().isPresent() && answer.tooStale()) {
            tally.refusedAsTooStale();
            return Optional.empty();
        }
        if (answer.refusal()) {
            tally.failedTry(answer.reason());
            return Optional.of(answer.status() + " " + answer.body());
        }
        tally.read();
        check.wrong(order, answer)
                .ifPresent(wrong -> tally.wrong("order " + order.id() + " at " + answer.instance() + ": " + wrong));
        token = answer.token().or(() -> token);
        return Optional.empty();
    }
}

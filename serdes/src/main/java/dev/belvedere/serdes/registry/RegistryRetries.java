package dev.belvedere.serdes.registry;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/**
 * Repeats a request while the registry cannot be reached or reports a transient failure, at intervals that grow from 50 ms to 2 s, until a timeout.
 * Thread-safe.
 */
final class RegistryRetries {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int NOT_FOUND = 404;
    private static final int NOT_JSON = 50005;

    /** One request to the registry. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws IOException, RestClientException;
    }

    /** The time that retries take; tests replace it. */
    interface Timer {

        /** The system's time. Nothing signals that a registry is back, so that sleeping is all that can be done. */
        Timer SYSTEM = new Timer() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration pause) throws InterruptedException {
                Thread.sleep(pause.toMillis());
            }
        };

        long nanoTime();

        void sleep(Duration pause) throws InterruptedException;
    }

    private final String registry;
    private final Duration timeout;
    private final Timer timer;

    /**
     * @param registry how failures name the registry; free of credentials
     * @param timeout how long to repeat a request; zero sends it once
     */
    RegistryRetries(String registry, Duration timeout, Timer timer) {
        this.registry = registry;
        this.timeout = timeout;
        this.timer = timer;
    }

    /**
     * Sends the request until it succeeds.
     *
     * @param what completes "was asked for …" in failures
     * @throws RegistryException where the registry refuses the request, or does not answer until the timeout
     */
    <T> T send(String what, Request<T> request) {
        long start = timer.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return request.send();
            } catch (RestClientException e) {
                if (!isTransient(e)) {
                    throw refused(what, e);
                }
                pause(what, start, pause, e);
            } catch (IOException e) {
                pause(what, start, pause, e);
            }
            pause = next(pause);
        }
    }

    /** Whether the registry says that it has no such schema or subject. A page of another server with this status says nothing. */
    static boolean isNotFound(RestClientException answer) {
        return answer.getStatus() == NOT_FOUND && answer.getErrorCode() != NOT_JSON;
    }

    private static boolean isTransient(RestClientException answer) {
        int status = answer.getStatus();
        return status >= 500 || status == 429 || status == 408;
    }

    private static Duration next(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private void pause(String what, long start, Duration pause, Exception failure) {
        Duration elapsed = Duration.ofNanos(timer.nanoTime() - start);
        if (elapsed.plus(pause).compareTo(timeout) > 0) {
            throw unreachable(what, elapsed, failure);
        }
        try {
            timer.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(what, elapsed, e);
        }
    }

    private RegistryException unreachable(String what, Duration elapsed, Exception failure) {
        return new RegistryException(
                "registry-unreachable",
                "The schema registry at " + registry + " did not answer within " + elapsed.toMillis()
                        + " ms when asked for " + what + ": " + reason(failure)
                        + ". Check that it runs, and check its address, the network and the credentials.",
                failure);
    }

    private RegistryException refused(String what, RestClientException answer) {
        return new RegistryException(
                isNotFound(answer) ? "unknown-schema" : "registry-refused",
                "The schema registry at " + registry + " refused " + what + " with status " + answer.getStatus() + ": "
                        + reason(answer) + ".",
                answer);
    }

    private static String reason(Exception failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }
}

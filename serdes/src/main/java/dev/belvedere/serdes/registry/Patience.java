package dev.belvedere.serdes.registry;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/** Asks the registry, and asks again while it cannot be reached or is not well, until a timeout. Immutable. */
final class Patience {

    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2_000;
    private static final int NOT_JSON = 50005;

    /** One question to the registry. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws IOException, RestClientException;
    }

    private final String registry;
    private final Duration timeout;

    /** @param registry how failures name it; free of credentials */
    Patience(String registry, Duration timeout) {
        this.registry = registry;
        this.timeout = timeout;
    }

    <T> T ask(String what, Question<T> question) {
        long start = System.nanoTime();
        for (long pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
            try {
                return question.ask();
            } catch (RestClientException e) {
                if (!transientAnswer(e)) {
                    throw refused(what, e);
                }
                pauseUnlessOver(what, start, pauseMs, e);
            } catch (IOException e) {
                pauseUnlessOver(what, start, pauseMs, e);
            }
        }
    }

    /** Whether the registry says that there is no such thing; a page of some other server says nothing. */
    static boolean notFound(RestClientException answer) {
        return answer.getStatus() == 404 && answer.getErrorCode() != NOT_JSON;
    }

    private static boolean transientAnswer(RestClientException answer) {
        int status = answer.getStatus();
        return status >= 500 || status == 429 || status == 408;
    }

    private void pauseUnlessOver(String what, long start, long pauseMs, Exception failure) {
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        if (waited.plusMillis(pauseMs).compareTo(timeout) > 0) {
            throw unreachable(what, waited, failure);
        }
        try {
            // Nothing tells when the registry is back: asking again after a while is all there is.
            Thread.sleep(pauseMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(what, waited, e);
        }
    }

    private RegistryException unreachable(String what, Duration waited, Exception failure) {
        return new RegistryException(
                "registry-unreachable",
                "The schema registry at " + registry + " did not answer within " + waited.toMillis()
                        + " ms when asked for " + what + ": " + reason(failure)
                        + ". Check that it runs, and its address, network and credentials.",
                failure);
    }

    private RegistryException refused(String what, RestClientException answer) {
        return new RegistryException(
                "registry-refused",
                "The schema registry at " + registry + " refused " + what + " with status " + answer.getStatus() + ": "
                        + reason(answer) + ".",
                answer);
    }

    private static String reason(Exception failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }
}

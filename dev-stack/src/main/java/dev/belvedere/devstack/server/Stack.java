package dev.belvedere.devstack.server;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.Service;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the parts in their order: Connect needs the broker to start, and all others to stop cleanly. Thread-safe. */
final class Stack {

    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

    private final Map<Service, Part> parts = new EnumMap<>(Service.class);
    private final Consumer<String> progress;
    private volatile boolean stopping;

    Stack(Collection<? extends Part> parts, Consumer<String> progress) {
        parts.forEach(part -> this.parts.put(part.service(), part));
        this.progress = progress;
    }

    /** Starts all parts, side by side as far as they can be. */
    void start() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Map<Service, CompletableFuture<Void>> starts = new EnumMap<>(Service.class);
            CompletableFuture<Void> now = CompletableFuture.completedFuture(null);
            parts.forEach((service, part) -> {
                // Kafka is the first of the services, so that its start is there for Connect to wait for.
                CompletableFuture<Void> before =
                        service == Service.CONNECT ? starts.getOrDefault(Service.KAFKA, now) : now;
                starts.put(service, before.thenRunAsync(() -> start(part), threads));
            });
            CompletableFuture.allOf(starts.values().toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof DevStackException sentence ? sentence : failure;
        } finally {
            threads.shutdown();
        }
    }

    /** What each part is reached by. */
    Map<String, String> addresses() {
        return parts.values().stream()
                .collect(Collectors.toMap(part -> part.service().name(), Part::address));
    }

    /** Starts one part, if it is not running. */
    void start(Service service) {
        start(part(service));
    }

    /** Stops one part, if it is running. */
    void stop(Service service) {
        stop(part(service));
    }

    /** Stops all parts, for good. What cannot be stopped is logged, and does not keep the others from being stopped. */
    void stop() {
        stopping = true;
        parts.values().stream()
                .filter(part -> part.service() == Service.CONNECT)
                .forEach(this::stopOrLog);
        parts.values().parallelStream()
                .filter(part -> part.service() != Service.CONNECT)
                .forEach(this::stopOrLog);
    }

    private void start(Part part) {
        long began = System.nanoTime();
        synchronized (part) {
            if (stopping) {
                return;
            }
            try {
                String done = part.start();
                progress.accept(String.format(Locale.ROOT, "%s (%.1f s)", done, (System.nanoTime() - began) / 1e9));
            } catch (DevStackException sentence) {
                throw sentence;
            } catch (Exception cause) {
                throw failure(part, "start", cause);
            }
        }
    }

    private static void stop(Part part) {
        synchronized (part) {
            try {
                LOG.info("Stopping {}", part.service().title());
                part.stop();
                LOG.info("Stopped {}", part.service().title());
            } catch (Exception cause) {
                throw failure(part, "stop", cause);
            }
        }
    }

    private void stopOrLog(Part part) {
        try {
            stop(part);
        } catch (DevStackException failure) {
            LOG.error("Part did not stop", failure);
        }
    }

    private static DevStackException failure(Part part, String step, Exception cause) {
        return new DevStackException(
                part.service().title() + " did not " + step + ": " + Reason.of(cause) + "; its log is " + part.log()
                        + ".",
                cause);
    }

    private Part part(Service service) {
        Part part = parts.get(service);
        if (part == null) {
            throw new DevStackException(service.title() + " is not part of this stack.");
        }
        return part;
    }
}

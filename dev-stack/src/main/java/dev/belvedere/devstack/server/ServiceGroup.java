package dev.belvedere.devstack.server;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.Service;
import dev.belvedere.devstack.service.ManagedService;
import dev.belvedere.devstack.service.RootCause;
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

/**
 * Starts and stops the services of a stack in order: Connect needs the broker in order to start, and all other services in order to stop cleanly.
 * Thread-safe.
 */
final class ServiceGroup {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceGroup.class);

    private final Map<Service, ManagedService> services = new EnumMap<>(Service.class);
    private final Consumer<String> progress;
    private volatile boolean stopping;

    ServiceGroup(Collection<? extends ManagedService> services, Consumer<String> progress) {
        services.forEach(service -> this.services.put(service.service(), service));
        this.progress = progress;
    }

    /** Starts all services, in parallel where possible. */
    void start() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Map<Service, CompletableFuture<Void>> starts = new EnumMap<>(Service.class);
            CompletableFuture<Void> now = CompletableFuture.completedFuture(null);
            services.forEach((service, managed) -> {
                // Kafka comes before Connect in the order of the enum, so its start is in the map.
                CompletableFuture<Void> before =
                        service == Service.CONNECT ? starts.getOrDefault(Service.KAFKA, now) : now;
                starts.put(service, before.thenRunAsync(() -> start(managed), threads));
            });
            CompletableFuture.allOf(starts.values().toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof DevStackException sentence ? sentence : failure;
        } finally {
            threads.shutdown();
        }
    }

    /** The address of each service. */
    Map<String, String> addresses() {
        return services.values().stream()
                .collect(Collectors.toMap(service -> service.service().name(), ManagedService::address));
    }

    /** Starts one service, if it is not running. */
    void start(Service service) {
        start(managed(service));
    }

    /** Stops one service, if it is running. */
    void stop(Service service) {
        stop(managed(service));
    }

    /** Stops all services for good. A failure is logged and does not keep the other services from being stopped. */
    void stop() {
        stopping = true;
        services.values().stream()
                .filter(service -> service.service() == Service.CONNECT)
                .forEach(this::stopOrLog);
        services.values().parallelStream()
                .filter(service -> service.service() != Service.CONNECT)
                .forEach(this::stopOrLog);
    }

    private void start(ManagedService service) {
        long began = System.nanoTime();
        synchronized (service) {
            if (stopping) {
                return;
            }
            try {
                String done = service.start();
                progress.accept(String.format(Locale.ROOT, "%s (%.1f s)", done, (System.nanoTime() - began) / 1e9));
            } catch (DevStackException sentence) {
                throw sentence;
            } catch (Exception cause) {
                throw failure(service, "start", cause);
            }
        }
    }

    private static void stop(ManagedService service) {
        synchronized (service) {
            try {
                LOG.info("Stopping {}", service.service().title());
                service.stop();
                LOG.info("Stopped {}", service.service().title());
            } catch (Exception cause) {
                throw failure(service, "stop", cause);
            }
        }
    }

    private void stopOrLog(ManagedService service) {
        try {
            stop(service);
        } catch (DevStackException failure) {
            LOG.error("Service did not stop", failure);
        }
    }

    private static DevStackException failure(ManagedService service, String step, Exception cause) {
        return new DevStackException(
                service.service().title() + " did not " + step + ": " + RootCause.of(cause) + "; its log is "
                        + service.log() + ".",
                cause);
    }

    private ManagedService managed(Service service) {
        ManagedService managed = services.get(service);
        if (managed == null) {
            throw new DevStackException(service.title() + " is not part of this stack.");
        }
        return managed;
    }
}

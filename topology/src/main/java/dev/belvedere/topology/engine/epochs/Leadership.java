package dev.belvedere.topology.engine.epochs;

import dev.belvedere.serdes.registry.Registry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one instance of the deployment keep the epochs: the one to which a consumer group assigns the only partition of the epochs topic. An instance that loses it may
 * believe for a while that it still leads; what it decides then is ignored by all ({@link dev.belvedere.topology.epoch.Succession}).
 */
public final class Leadership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final EpochSettings settings;
    private final Registry registry;
    private final AppliedRecords applied;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean assigned;

    /** @param applied is told what this instance decides */
    public Leadership(EpochSettings settings, Registry registry, AppliedRecords applied) {
        this.settings = settings;
        this.registry = registry;
        this.applied = applied;
        this.thread = new Thread(this::run, "belvedere-keeper");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try (KafkaConsumer<byte[], byte[]> elector =
                EpochClients.elector(settings.kafka(), settings.application() + "-keeper", settings.session())) {
            elector.subscribe(List.of(settings.epochsTopic()), new ConsumerRebalanceListener() {
                @Override
                public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                    assigned = assigned && partitions.isEmpty();
                }

                @Override
                public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                    assigned = assigned || !partitions.isEmpty();
                }
            });
            while (!closed) {
                elect(elector, POLL);
                if (assigned && !closed) {
                    lead(elector);
                }
            }
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.atError().setCause(e).log("this instance takes no part in the election of a keeper any more");
            }
        }
    }

    private static void elect(KafkaConsumer<byte[], byte[]> elector, Duration atMost) {
        elector.poll(atMost);
        // Decisions are read elsewhere.
        elector.pause(elector.assignment());
    }

    private void lead(KafkaConsumer<byte[], byte[]> elector) {
        LOG.atInfo().log("this instance keeps the epochs from now on");
        settings.observer().leads(true);
        try (KeeperRun keeper = new KeeperRun(settings, registry, applied)) {
            keeper.begin();
            long lookedAt = System.nanoTime();
            while (assigned && !closed && keeper.isLeader()) {
                keeper.step();
                if (System.nanoTime() - lookedAt > POLL.toNanos()) {
                    elect(elector, Duration.ZERO);
                    lookedAt = System.nanoTime();
                }
            }
            LOG.atInfo().log("this instance does not keep the epochs any more");
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("keeping the epochs failed: begins anew");
            elect(elector, AFTER_FAILURE);
        } finally {
            settings.observer().leads(false);
        }
    }

    /** Stops, and leaves the lead to another instance. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.belvedere.topology.engine.epochs;

import dev.belvedere.topology.epoch.KeeperState;
import dev.belvedere.topology.epoch.Stages;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes from the internal topics what nobody reads any more. Used by one thread; does not wait for the broker. */
final class InternalTopicsCleaner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InternalTopicsCleaner.class);

    private final EpochSettings settings;
    private final Admin admin;
    private long checkpointBefore = -1;
    private long reportsBefore;

    InternalTopicsCleaner(EpochSettings settings) {
        this.settings = settings;
        this.admin = Admin.create(Map.copyOf(settings.kafka()));
    }

    /** A checkpoint was written. What stands before the one before it is not read any more, nor what stages have processed. */
    void clean(long checkpoint, KeeperState state) {
        Map<TopicPartition, RecordsToDelete> deleted = new HashMap<>();
        if (checkpointBefore > 0) {
            deleted.put(new TopicPartition(settings.epochsTopic(), 0), RecordsToDelete.beforeOffset(checkpointBefore));
        }
        if (reportsBefore > 0) {
            deleted.put(new TopicPartition(settings.reportsTopic(), 0), RecordsToDelete.beforeOffset(reportsBefore));
        }
        List<Stages.Input> inputs = settings.stages().inputs();
        for (int input = 0; input < inputs.size(); input++) {
            if (inputs.get(input).writer() != Stages.PRODUCERS
                    && state.progress().committed()[input] > 0) {
                deleted.put(
                        new TopicPartition(
                                inputs.get(input).topic(), inputs.get(input).partition()),
                        RecordsToDelete.beforeOffset(state.progress().committed()[input]));
            }
        }
        checkpointBefore = checkpoint;
        reportsBefore = state.reports();
        if (!deleted.isEmpty()) {
            KafkaFuture<Void> unused = admin.deleteRecords(deleted).all().whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.atDebug().log("internal topics are not cleaned: {}", failure.getMessage());
                }
            });
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}

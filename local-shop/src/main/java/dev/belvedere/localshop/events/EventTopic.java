package dev.belvedere.localshop.events;

import dev.belvedere.waiting.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates and deletes the topic that a file's records go to. */
final class EventTopic {

    private static final Waiting DELETING =
            Waiting.every(Duration.ofMillis(100)).atMost(Duration.ofSeconds(30));

    private final EventFile events;
    private final String bootstrapServers;

    EventTopic(EventFile events, String bootstrapServers) {
        this.events = events;
        this.bootstrapServers = bootstrapServers;
    }

    /** @throws EventFileException if there is such a topic, or its settings are refused */
    void create() {
        Map<String, String> settings = new HashMap<>(Map.of("retention.ms", "-1"));
        settings.putAll(events.settings());
        run(
                "created",
                admin -> admin.createTopics(
                                List.of(new NewTopic(events.topic(), events.partitions(), (short) 1).configs(settings)))
                        .all()
                        .get());
    }

    /** Deletes the topic with its records. Returns once another one can have its name. */
    void delete() {
        run("deleted", admin -> {
            admin.deleteTopics(List.of(events.topic())).all().get();
            DELETING.until(() -> !admin.listTopics()
                    .names()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .contains(events.topic()));
        });
    }

    private interface Work {
        void with(Admin admin) throws ExecutionException, InterruptedException;
    }

    private void run(String done, Work work) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            work.with(admin);
        } catch (ExecutionException e) {
            throw new EventFileException("the topic " + events.topic() + " cannot be " + done + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventFileException("interrupted while the topic " + events.topic() + " was being " + done, e);
        }
    }
}

package dev.belvedere.topology.engine;

import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.Sources;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka through its admin client. Gives up after the settings' reach timeout. */
final class KafkaBroker implements Broker {

    /** Records that were deleted free their space by the segment. */
    private static final String SEGMENT_BYTES = Integer.toString(50 << 20);

    private final Admin admin;
    private final EngineSettings settings;
    private final KafkaRefusal refusal;

    KafkaBroker(EngineSettings settings) {
        Map<String, Object> config = new HashMap<>(settings.kafka());
        long timeoutMs = settings.reachTimeout().toMillis();
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeoutMs));
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(Math.min(timeoutMs, 5_000)));
        this.settings = settings;
        this.refusal = new KafkaRefusal(settings);
        this.admin = admin(config);
    }

    private Admin admin(Map<String, Object> config) {
        try {
            return Admin.create(config);
        } catch (KafkaException e) {
            throw refusal.ofSettings(e);
        }
    }

    @Override
    public Set<String> missing(List<String> topics) {
        Set<String> missing = new HashSet<>();
        admin.describeTopics(topics).topicNameValues().forEach((topic, asked) -> {
            try {
                get(asked);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw unreachable(e);
                }
                missing.add(topic);
            }
        });
        return missing;
    }

    @Override
    public Sources sources(List<Table> tables) {
        Map<String, TopicDescription> described = described(tables);
        return Sources.of(
                tables,
                tables.stream()
                        .map(table -> Objects.requireNonNull(described.get(table.topic()))
                                .partitions()
                                .size())
                        .toList());
    }

    @Override
    public Map<String, String> topicIds(List<Table> tables) {
        Map<String, String> ids = new HashMap<>();
        described(tables)
                .forEach((topic, description) ->
                        ids.put(topic, description.topicId().toString()));
        return ids;
    }

    private Map<String, TopicDescription> described(List<Table> tables) {
        Map<String, KafkaFuture<TopicDescription>> asked =
                admin.describeTopics(tables.stream().map(Table::topic).toList()).topicNameValues();
        Map<String, TopicDescription> described = new HashMap<>();
        tables.forEach(table ->
                described.put(table.topic(), described(table, Objects.requireNonNull(asked.get(table.topic())))));
        return described;
    }

    private TopicDescription described(Table table, KafkaFuture<TopicDescription> asked) {
        try {
            return get(asked);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw EngineException.unknownTopic(table, e);
            }
            throw unreachable(e);
        }
    }

    @Override
    public long[] ends(Sources sources) {
        Map<TopicPartition, OffsetSpec> latest = sources.partitions().stream()
                .collect(Collectors.toMap(KafkaBroker::partition, source -> OffsetSpec.latest()));
        try {
            Map<TopicPartition, ListOffsetsResultInfo> found =
                    get(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                            .all());
            return sources.partitions().stream()
                    .mapToLong(source ->
                            Objects.requireNonNull(found.get(partition(source))).offset())
                    .toArray();
        } catch (ExecutionException e) {
            throw unreachable(e);
        }
    }

    @Override
    public List<String> applicationsBeside(String application) {
        Pattern ofThisDeployment = Pattern.compile(Pattern.quote(settings.application()) + "-[0-9a-f]{8}");
        try {
            return get(admin.listGroups().all()).stream()
                    .map(GroupListing::groupId)
                    .filter(group -> ofThisDeployment.matcher(group).matches() && !group.equals(application))
                    .sorted()
                    .toList();
        } catch (ExecutionException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void createTopics(Map<String, Integer> topics, int largestMessage) {
        Map<String, String> config = Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                "-1",
                TopicConfig.RETENTION_BYTES_CONFIG,
                "-1",
                TopicConfig.SEGMENT_BYTES_CONFIG,
                SEGMENT_BYTES,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(largestMessage));
        List<NewTopic> wanted = topics.entrySet().stream()
                .map(topic ->
                        new NewTopic(topic.getKey(), Optional.of(topic.getValue()), Optional.empty()).configs(config))
                .toList();
        admin.createTopics(wanted).values().forEach(this::awaitCreated);
    }

    private void awaitCreated(String topic, KafkaFuture<Void> created) {
        try {
            get(created);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return;
            }
            if (e.getCause() instanceof RetriableException) {
                throw unreachable(e);
            }
            throw new EngineException("topic-refused", "topic " + topic + " cannot be created: " + e.getCause(), e);
        }
    }

    private static TopicPartition partition(Sources.Source source) {
        return new TopicPartition(source.topic(), source.partition());
    }

    private <T> T get(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(settings.reachTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted", "interrupted while asking Kafka", e);
        }
    }

    private EngineException unreachable(Exception cause) {
        return refusal.ofRequest(cause);
    }

    @Override
    public void close() {
        admin.close();
    }
}

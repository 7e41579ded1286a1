package dev.belvedere.topology.engine;

import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.engine.epochs.FirstEvents;
import dev.belvedere.topology.epoch.Sources;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka through its admin client. Gives up after the settings' reach timeout. */
final class KafkaBroker implements Broker {

    /** Records that were deleted free their space by the segment. */
    private static final String SEGMENT_BYTES = Integer.toString(50 << 20);

    /** Kafka's default of delete.retention.ms, for topics whose settings may not be read. */
    private static final Duration DELETIONS_KEPT = Duration.ofDays(1);

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
    public OptionalLong newestMs(String topic) {
        if (!missing(List.of(topic)).isEmpty()) {
            return OptionalLong.empty();
        }
        TopicPartition only = new TopicPartition(topic, 0);
        long newestMs = Objects.requireNonNull(
                        offsets(Map.of(only, OffsetSpec.maxTimestamp())).get(only))
                .timestamp();
        return newestMs < 0 ? OptionalLong.empty() : OptionalLong.of(newestMs);
    }

    @Override
    public Map<String, Duration> deletionsKept(List<Table> tables) {
        List<ConfigResource> topics = tables.stream()
                .map(table -> new ConfigResource(ConfigResource.Type.TOPIC, table.topic()))
                .toList();
        Map<String, Duration> kept = new HashMap<>();
        admin.describeConfigs(topics)
                .values()
                .forEach((topic, config) -> deletionsKept(config).ifPresent(time -> kept.put(topic.name(), time)));
        return kept;
    }

    private Optional<Duration> deletionsKept(KafkaFuture<Config> asked) {
        try {
            Config config = get(asked);
            return value(config, TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_COMPACT)
                    ? Optional.of(
                            Duration.ofMillis(Long.parseLong(value(config, TopicConfig.DELETE_RETENTION_MS_CONFIG))))
                    : Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return Optional.of(DELETIONS_KEPT);
            }
            throw unreachable(e);
        }
    }

    private static String value(Config config, String name) {
        return Objects.requireNonNull(config.get(name)).value();
    }

    @Override
    public Map<Integer, WaitingEvent> waiting(String application, Sources sources) {
        Map<TopicPartition, Long> next = new HashMap<>();
        try {
            get(admin.listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> next.put(partition, offset.offset()));
        } catch (ExecutionException e) {
            throw unreachable(e);
        }
        next.keySet()
                .retainAll(sources.partitions().stream()
                        .map(KafkaBroker::partition)
                        .collect(Collectors.toSet()));
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> first = FirstEvents.from(next, settings.kafka());
        Map<Integer, WaitingEvent> waiting = new HashMap<>();
        for (int source = 0; source < sources.size(); source++) {
            TopicPartition partition = partition(sources.partitions().get(source));
            ConsumerRecord<byte[], byte[]> event = first.get(partition);
            if (event != null) {
                waiting.put(
                        source,
                        new WaitingEvent(
                                Objects.requireNonNull(next.get(partition)), event.offset(), event.timestamp()));
            }
        }
        return waiting;
    }

    @Override
    public long[] ends(Sources sources) {
        Map<TopicPartition, ListOffsetsResultInfo> found = offsets(sources.partitions().stream()
                .collect(Collectors.toMap(KafkaBroker::partition, source -> OffsetSpec.latest())));
        return sources.partitions().stream()
                .mapToLong(source ->
                        Objects.requireNonNull(found.get(partition(source))).offset())
                .toArray();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Map<TopicPartition, OffsetSpec> wanted) {
        try {
            return get(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all());
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

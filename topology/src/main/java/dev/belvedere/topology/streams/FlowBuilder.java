package dev.belvedere.topology.streams;

import dev.belvedere.serdes.deadletter.DeadLetter;
import dev.belvedere.serdes.deadletter.DeadLetterWriter;
import dev.belvedere.serdes.dialect.ChangeReader;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.transaction.MembershipReader;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.Gates;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.flow.assemble.Assemble;
import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.flow.assemble.UnsettledMemory;
import dev.belvedere.topology.flow.exchange.Batches;
import dev.belvedere.topology.flow.ingest.DeadLetterOutbox;
import dev.belvedere.topology.flow.ingest.GuardedIngest;
import dev.belvedere.topology.flow.ingest.Ingest;
import dev.belvedere.topology.flow.ingest.TruncationCodec;
import dev.belvedere.topology.flow.ingest.TruncationOutbox;
import dev.belvedere.topology.flow.topic.TopicIdentity;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.state.OperatorSpace;
import dev.belvedere.topology.state.OperatorStore;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.ShardId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Builds the Kafka Streams application of a plan: one processor and one store for each stage, every store and internal topic named by {@link StreamsNames}. So the number
 * of tasks, topics and stores depends on the number of shards and stages, and not on how many views there are. Used once.
 */
public final class FlowBuilder {

    private final PhysicalPlan plan;
    private final FlowSettings settings;
    private final Sources sources;
    private final Registry registry;
    private final StageTopics topics;
    private final Set<Integer> readOperators;
    private final FlowContext flow;
    private final int mostUnsettledBytes;
    private final String truncates;
    private final Optional<DeadLetterWriter> letters;
    private final Topology topology = new Topology();

    /**
     * @param sources the partitions of the table topics, the tables in the order of the plan's ingests
     * @param readOperators the ordinals of the assemblies that are read: those of views and indexes
     */
    public FlowBuilder(
            PhysicalPlan plan,
            FlowSettings settings,
            Sources sources,
            Registry registry,
            Stages stages,
            Gates gates,
            Set<Integer> readOperators,
            ShardListener listener) {
        this.plan = plan;
        this.settings = settings;
        this.sources = sources;
        this.registry = registry;
        this.topics = new StageTopics(plan, settings.application(), sources, settings.shards());
        this.readOperators = Set.copyOf(readOperators);
        this.mostUnsettledBytes =
                UnsettledMemory.bytesPerShard(Runtime.getRuntime().maxMemory(), settings.shards());
        this.truncates = StreamsNames.truncates(settings.application());
        this.letters = settings.settingAside().isEmpty()
                ? Optional.empty()
                : Optional.of(DeadLetterWriter.of(StreamsNames.deadLetters(settings.application()), registry));
        this.flow = new FlowContext(
                stages,
                gates,
                StreamsNames.reports(settings.application()),
                new ConcurrentHashMap<>(),
                new ThreadBatches(),
                new CommitPace(stages.count()),
                listener);
    }

    public Flow build() {
        addTables();
        for (int stage = 1; stage < plan.stageCount(); stage++) {
            addStage(stage);
        }
        return new Flow(topology, new StreamClients(flow));
    }

    private void addTables() {
        String name = StreamsNames.store(StreamsNames.TABLES);
        addSource(
                name,
                Stream.concat(
                                plan.ingests().stream()
                                        .map(ingest -> ingest.table().topic()),
                                topics.inputs(StreamsNames.TABLES).stream())
                        .toList());
        topology.addProcessor(
                name,
                () -> new TablesProcessor(
                        this::ingests,
                        batches(StreamsNames.TABLES),
                        flow,
                        truncates,
                        StreamsNames.repairs(settings.application())),
                source(name));
        topology.addStateStore(store(Stores.persistentKeyValueStore(name)), name);
    }

    private void addStage(int stage) {
        String name = StreamsNames.store(stage);
        addSource(name, topics.inputs(stage));
        topology.addProcessor(
                name,
                () -> new StageProcessor(
                        stage,
                        (context, batches) -> operators(stage, context, batches),
                        mostUnsettledBytes,
                        batches(stage),
                        flow,
                        shard -> flow.listener().deactivated(new ShardId(name, shard))),
                source(name));
        topology.addStateStore(store(new ObservedStoreSupplier(name, flow.listener())), name);
    }

    private void addSource(String stage, List<String> inputs) {
        topology.addSource(
                source(stage), new ByteArrayDeserializer(), new ByteArrayDeserializer(), inputs.toArray(String[]::new));
    }

    private static String source(String stage) {
        return stage + ".inputs";
    }

    private Supplier<Batches> batches(int from) {
        return () -> new Batches(plan, settings.shards(), new Batches.Sink() {
            @Override
            public boolean isOpen() {
                return flow.batches().isOpen();
            }

            @Override
            public void send(int stage, int shard, byte[] batch) {
                String exchange = StreamsNames.exchange(settings.application(), from, stage);
                flow.batches().send(new ProducerRecord<>(exchange, shard, null, batch));
            }
        });
    }

    private Map<String, GuardedIngest> ingests(ProcessorContext<Void, Void> context, Batches batches) {
        int partition = context.taskId().partition();
        Map<String, GuardedIngest> ingests = new HashMap<>();
        for (IngestPlan ingest : plan.ingests()) {
            int partitions = sources.partitions(ingest.ordinal());
            if (partition < partitions) {
                String topic = ingest.table().topic();
                GuardedIngest guarded =
                        guarded(ingest, partition, ingest(ingest, partition, partitions, context, batches));
                flow.ingests().put(flow.stages().input(topic, partition).orElseThrow(), guarded);
                ingests.put(topic, guarded);
            }
        }
        return ingests;
    }

    private GuardedIngest guarded(IngestPlan plan, int partition, Ingest ingest) {
        return new GuardedIngest(
                plan.table(),
                partition,
                ingest,
                letters(),
                settings.settingAside().contains(plan.table().name()),
                new MembershipReader(registry),
                System::currentTimeMillis);
    }

    private DeadLetterOutbox letters() {
        String topic = StreamsNames.deadLetters(settings.application());
        return new DeadLetterOutbox() {
            @Override
            public void send(DeadLetter letter) {
                send(
                        letter.topic(),
                        letter.partition(),
                        letter.offset(),
                        letters.orElseThrow().write(letter));
            }

            @Override
            public void settled(String ofTable, int partition, long offset) {
                send(ofTable, partition, offset, null);
            }

            private void send(String ofTable, int partition, long offset, byte @Nullable [] letter) {
                byte[] key = (ofTable + "/" + partition + "/" + offset).getBytes(StandardCharsets.UTF_8);
                flow.batches().send(new ProducerRecord<>(topic, 0, key, letter));
            }
        };
    }

    private Ingest ingest(
            IngestPlan ingest, int partition, int partitions, ProcessorContext<Void, Void> context, Batches batches) {
        Table table = ingest.table();
        OrderedStore store =
                new OperatorStore(streamsStore(context, StreamsNames.TABLES), new OperatorSpace(ingest.ordinal()));
        TopicIdentity.check(store, table, settings.topicIds().getOrDefault(table.topic(), ""), partitions);
        return new Ingest(
                ingest,
                partition,
                partitions,
                new ChangeReader(registry, table.format(), table.keyType(), ingest.row()),
                store,
                batches,
                truncations(table));
    }

    private TruncationOutbox truncations(Table table) {
        byte[] key = table.topic().getBytes(StandardCharsets.UTF_8);
        return (partition, truncation) -> flow.batches()
                .send(new ProducerRecord<>(truncates, partition, key, TruncationCodec.encode(truncation)));
    }

    private Map<Integer, Assemble> operators(int stage, ProcessorContext<Void, Void> context, Batches batches) {
        ShardId shard = new ShardId(StreamsNames.store(stage), context.taskId().partition());
        StreamsStore store = streamsStore(context, stage);
        ShardObserver observer = flow.listener().activated(shard, stage);
        Map<Integer, Assemble> operators = new HashMap<>();
        for (AssemblyPlan assembly : topics.assemblies(stage)) {
            OperatorSpace space = new OperatorSpace(assembly.ordinal());
            operators.put(
                    assembly.ordinal(),
                    new Assemble(
                            assembly,
                            new OperatorStore(store, space),
                            readOperators.contains(assembly.ordinal())
                                    ? new OperatorObserver(observer, space)
                                    : ShardObserver.NONE,
                            batches,
                            mostUnsettledBytes));
        }
        return operators;
    }

    private static StreamsStore streamsStore(ProcessorContext<?, ?> context, int stage) {
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(StreamsNames.store(stage));
        return new StreamsStore(store);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(KeyValueBytesStoreSupplier stores) {
        return Stores.keyValueStoreBuilder(stores, Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }
}

package dev.belvedere.topology.streams;

import dev.belvedere.serdes.dialect.ChangeReader;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.flow.assemble.Assemble;
import dev.belvedere.topology.flow.assemble.ShardFrontier;
import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.flow.exchange.Destination;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.MessageCodec;
import dev.belvedere.topology.flow.exchange.Receivers;
import dev.belvedere.topology.flow.exchange.StoreOrdinals;
import dev.belvedere.topology.flow.ingest.Ingest;
import dev.belvedere.topology.flow.ingest.MarkRequests;
import dev.belvedere.topology.flow.ingest.TopicIdentity;
import dev.belvedere.topology.frontier.Frontier;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.state.ShardId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Builds the Kafka Streams application of a plan: one processor per table on its topic, one per assembly on its exchanges, every store and internal topic
 * named by {@link StreamsNames}. Used once.
 */
public final class FlowBuilder {

    private final PhysicalPlan plan;
    private final FlowSettings settings;
    private final Sources sources;
    private final Registry registry;
    private final ShardListener listener;
    private final Channels channels;
    private final StoreOrdinals stores;
    private final Serde<Message> messages;
    private final SourcePositions positions;
    private final CommitPace pace;
    private final StreamsBuilder builder = new StreamsBuilder();

    /** @param sources the partitions of the table topics, the tables in the order of the plan's ingests */
    public FlowBuilder(
            PhysicalPlan plan, FlowSettings settings, Sources sources, Registry registry, ShardListener listener) {
        this.plan = plan;
        this.settings = settings;
        this.sources = sources;
        this.registry = registry;
        this.listener = listener;
        this.channels = new Channels(plan, sources, settings.shards());
        this.stores = StoreOrdinals.of(plan);
        this.messages = MessageSerde.of(new MessageCodec(stores));
        this.pace = new CommitPace(settings.commitInterval(), System::nanoTime);
        this.positions = new SourcePositions(
                plan.ingests().stream().map(ingest -> ingest.table().topic()).collect(Collectors.toSet()));
    }

    public Flow build() {
        Map<IngestPlan, KStream<byte[], Outgoing>> ingested = new LinkedHashMap<>();
        plan.ingests().forEach(ingest -> ingested.put(ingest, ingest(ingest)));
        List<KStream<byte[], Outgoing>> assembled = new ArrayList<>();
        for (AssemblyPlan assembly : plan.assemblies()) {
            List<KStream<byte[], Message>> inputs = new ArrayList<>();
            fromIngest(assembly, ingested).ifPresent(inputs::add);
            for (AssemblyPlan upstream : channels.upstreamsOf(assembly)) {
                inputs.add(exchange(
                        assembled.get(upstream.ordinal()), assembly, StreamsNames.exchange(upstream, assembly)));
            }
            assembled.add(assemble(assembly, inputs));
        }
        return new Flow(builder.build(), new StreamClients(positions, listener, pace));
    }

    private KStream<byte[], Outgoing> ingest(IngestPlan ingest) {
        String name = StreamsNames.store(ingest);
        boolean severalPartitions = sources.partitions(ingest.ordinal()) > 1;
        String truncates = StreamsNames.truncatesTopic(settings.application(), ingest);
        String topic = ingest.table().topic();
        String requests = StreamsNames.markRequestsTopic(settings.application(), ingest);
        builder.addStateStore(store(Stores.persistentKeyValueStore(name)));
        KStream<byte[], Outgoing> ingested = builder.stream(
                        severalPartitions ? List.of(topic, requests, truncates) : List.of(topic, requests),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name + ".topic"))
                .process(() -> new IngestProcessor(context -> ingestTask(ingest, context), pace), Named.as(name), name);
        if (severalPartitions) {
            toOtherPartitions(name, ingested, truncates);
        }
        return ingested;
    }

    private static void toOtherPartitions(String name, KStream<byte[], Outgoing> ingested, String truncates) {
        ingested.filter((key, outgoing) -> outgoing.toIngest() != null, Named.as(name + ".truncates"))
                .mapValues(outgoing -> Objects.requireNonNull(outgoing.toIngest()), Named.as(name + ".to-sibling"))
                .to(
                        truncates,
                        Produced.<byte[], Outgoing.ToIngest>with(Serdes.ByteArray(), new TruncationSerde())
                                .withStreamPartitioner(
                                        (topic, key, outgoing, partitions) -> Optional.of(Set.of(outgoing.partition())))
                                .withName(name + ".to-siblings"));
    }

    private @Nullable IngestTask ingestTask(IngestPlan ingest, ProcessorContext<byte[], Outgoing> context) {
        Table table = ingest.table();
        int partition = context.taskId().partition();
        if (partition >= sources.partitions(ingest.ordinal())) {
            return null;
        }
        StreamsStore store = streamsStore(context, StreamsNames.store(ingest));
        TopicIdentity.check(
                store,
                table,
                settings.topicIds().getOrDefault(table.topic(), ""),
                sources.partitions(ingest.ordinal()));
        ForwardingOutbox outbox = new ForwardingOutbox(context);
        Ingest operator = new Ingest(
                plan,
                ingest,
                partition,
                settings.shards(),
                new ChangeReader(registry, table.format(), table.keyType(), ingest.row()),
                store,
                sources,
                outbox,
                outbox);
        TopicPartition source = new TopicPartition(table.topic(), partition);
        MarkRequests requests =
                new MarkRequests(StreamsNames.markRequestsTopic(settings.application(), ingest), stores);
        return new IngestTask(operator, source, requests, positions, context, settings.markInterval());
    }

    private Optional<KStream<byte[], Message>> fromIngest(
            AssemblyPlan assembly, Map<IngestPlan, KStream<byte[], Outgoing>> ingested) {
        String name = StreamsNames.exchangeFromIngest(assembly);
        List<KStream<byte[], Outgoing>> streams =
                channels.ingestsFeeding(assembly).stream().map(ingested::get).toList();
        return streams.isEmpty() ? Optional.empty() : Optional.of(exchange(merged(name, streams), assembly, name));
    }

    private static <T> KStream<byte[], T> merged(String name, List<KStream<byte[], T>> streams) {
        KStream<byte[], T> merged = streams.get(0);
        for (int i = 1; i < streams.size(); i++) {
            merged = merged.merge(streams.get(i), Named.as(name + ".merge" + i));
        }
        return merged;
    }

    private KStream<byte[], Message> exchange(KStream<byte[], Outgoing> from, AssemblyPlan to, String name) {
        int receiver = to.ordinal();
        return from.filter((key, outgoing) -> outgoing.messageTo(receiver) != null, Named.as(name + ".for"))
                .mapValues(
                        outgoing -> Objects.requireNonNull(outgoing.messageTo(receiver)), Named.as(name + ".message"))
                .repartition(Repartitioned.with(Serdes.ByteArray(), messages)
                        .withName(name)
                        .withNumberOfPartitions(settings.shards())
                        .withStreamPartitioner(new ExchangePartitioner(new Destination(to, settings.shards()))));
    }

    private KStream<byte[], Outgoing> assemble(AssemblyPlan assembly, List<KStream<byte[], Message>> inputs) {
        String name = StreamsNames.store(assembly);
        builder.addStateStore(store(new ObservedStoreSupplier(name, listener)));
        return merged(name, inputs)
                .process(
                        () -> new AssembleProcessor(
                                context -> assembleTask(assembly, context),
                                shard -> listener.deactivated(new ShardId(name, shard)),
                                pace),
                        Named.as(name),
                        name);
    }

    private AssembleTask assembleTask(AssemblyPlan assembly, ProcessorContext<byte[], Outgoing> context) {
        ShardId shard =
                new ShardId(StreamsNames.store(assembly), context.taskId().partition());
        StreamsStore store = streamsStore(context, shard.store());
        ForwardingOutbox outbox = new ForwardingOutbox(context);
        Frontier frontier = ShardFrontier.restore(channels.into(assembly), sources.size(), store);
        ShardObserver observer = listener.activated(shard, frontier.reached());
        ShardFrontier shardFrontier =
                new ShardFrontier(assembly, shard, frontier, store, observer, outbox, Receivers.of(plan, assembly));
        return new AssembleTask(
                new Assemble(assembly, store, shardFrontier, observer, outbox), context, settings.markInterval());
    }

    private static StreamsStore streamsStore(ProcessorContext<byte[], Outgoing> context, String name) {
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
        return new StreamsStore(store);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(KeyValueBytesStoreSupplier stores) {
        return Stores.keyValueStoreBuilder(stores, Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }
}

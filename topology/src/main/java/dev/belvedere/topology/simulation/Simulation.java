package dev.belvedere.topology.simulation;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.view.ViewRows;
import dev.belvedere.topology.epoch.Epoch;
import dev.belvedere.topology.epoch.Gates;
import dev.belvedere.topology.epoch.Report;
import dev.belvedere.topology.epoch.SourceDatabase;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.flow.assemble.Assemble;
import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.flow.assemble.UnsettledMemory;
import dev.belvedere.topology.flow.exchange.Batch;
import dev.belvedere.topology.flow.exchange.Batches;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.ingest.DeadLetterOutbox;
import dev.belvedere.topology.flow.ingest.Repair;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.IndexPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.state.OperatorSpace;
import dev.belvedere.topology.state.OperatorStore;
import dev.belvedere.topology.state.StoreKeys;
import dev.belvedere.topology.state.UnplacedRows;
import dev.belvedere.topology.streams.StageTopics;
import dev.belvedere.topology.streams.StreamsNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A whole engine without Kafka: the real operators and the real keeper of epochs, in-memory stores, and a log in memory for each topic partition. What happens next is
 * drawn by a seeded generator, so that every interleaving that Kafka allows can happen, and can be replayed.
 */
public final class Simulation {

    private static final String APPLICATION = "simulation";
    /** A leader that waits for the passing of time alone has waited long enough after this. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.DAYS.toNanos(1);

    private final PhysicalPlan plan;
    private final Sources sources;
    private final Random random;
    private final UnaryOperator<Message> onTheWay;
    private final Stages stages;
    private final List<Integer> stageOf;
    private final Set<PlantedBug> bugs = new HashSet<>();

    private final List<List<SimulatedEvent>> events = new ArrayList<>();
    private final SimulatedLogs logs;
    private final SimulatedExchange exchange;
    private final SimulatedIngests ingests;
    private final long[] processed;
    private final long[] logged;

    private final List<List<SimulatedShard>> stageShards = new ArrayList<>();
    private final Map<SimulatedShard, Map<Integer, Assemble>> operators = new HashMap<>();
    private final Map<SimulatedShard, Batches> shardBatches = new HashMap<>();

    private final Gates gates;
    private final List<Epoch> released = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final SimulatedLeader leader;
    private long nowNanos;

    public Simulation(
            PhysicalPlan plan,
            Sources sources,
            int shards,
            Registry registry,
            Random random,
            UnaryOperator<Message> onTheWay) {
        this(plan, sources, shards, registry, random, onTheWay, List.of());
    }

    public Simulation(
            PhysicalPlan plan,
            Sources sources,
            int shards,
            Registry registry,
            Random random,
            UnaryOperator<Message> onTheWay,
            List<SourceDatabase> databases) {
        this.plan = plan;
        this.sources = sources;
        this.random = random;
        this.onTheWay = onTheWay;
        this.stageOf = plan.stages();
        this.stages = new StageTopics(plan, APPLICATION, sources, shards).stages(allStores());
        this.processed = new long[stages.inputs().size()];
        this.logged = new long[stages.logs().size()];
        this.logs = new SimulatedLogs(stages);
        this.exchange = new SimulatedExchange(APPLICATION, plan, shards, logs, bugs);
        this.ingests = new SimulatedIngests(APPLICATION, plan, sources, registry, logs, exchange, bugs);
        for (int source = 0; source < sources.size(); source++) {
            events.add(new ArrayList<>());
        }
        for (int stage = 1; stage < plan.stageCount(); stage++) {
            List<SimulatedShard> ofStage = new ArrayList<>();
            for (int shard = 0; shard < shards; shard++) {
                ofStage.add(new SimulatedShard(this::opened, stage, shard, new MemoryStore()));
            }
            stageShards.add(ofStage);
            ofStage.forEach(this::start);
        }
        this.gates = new Gates(stages, false);
        gates.tell((epoch, ended) -> released.add(epoch));
        List<String> tables =
                plan.ingests().stream().map(ingest -> ingest.table().name()).toList();
        this.leader = new SimulatedLeader(stages, sources, tables, databases, gates, events, reports);
    }

    private Set<String> allStores() {
        Set<String> stores = new HashSet<>();
        IntStream.range(1, plan.stageCount()).mapToObj(StreamsNames::store).forEach(stores::add);
        return stores;
    }

    private long opened(int stage) {
        return gates.opened(stage);
    }

    /** Plants a bug. */
    public void plant(PlantedBug bug) {
        bugs.add(bug);
    }

    /** A table stands still before an event that cannot be taken in, instead of ending the simulation. Takes effect as by a restart. */
    public void pauseAtBadEvents() {
        ingests.pauseAtBadEvents();
        restart();
    }

    /** A table sets aside an event that cannot be taken in, instead of ending the simulation. Takes effect as by a restart. */
    public void setBadEventsAside(DeadLetterOutbox letters) {
        ingests.setBadEventsAside(letters);
        restart();
    }

    /** Asks to settle an event that was set aside. */
    public void repair(int table, int partition, Repair repair) {
        ingests.repair(table, partition, repair);
    }

    private void start(SimulatedShard shard) {
        Batches batches = exchange.batches(shard.stage());
        Map<Integer, Assemble> ofShard = new HashMap<>();
        for (AssemblyPlan assembly : plan.assemblies()) {
            if (stageOf.get(assembly.ordinal()) == shard.stage()) {
                OperatorSpace space = new OperatorSpace(assembly.ordinal());
                ofShard.put(
                        assembly.ordinal(),
                        new Assemble(
                                assembly,
                                new OperatorStore(shard.store(), space),
                                observer(shard, space),
                                exchange.outbox(batches),
                                UnsettledMemory.LEAST_BYTES));
            }
        }
        operators.put(shard, ofShard);
        shardBatches.put(shard, batches);
    }

    private ShardObserver observer(SimulatedShard shard, OperatorSpace space) {
        return new ShardObserver() {
            @Override
            public void changing(byte[] storeKey, byte @Nullable [] before) {
                if (!bugs.contains(PlantedBug.UNDO_DROPPED) || random.nextInt(3) > 0) {
                    shard.changing(space.key(storeKey), before);
                }
            }

            @Override
            public void changed(byte[] storeKey, byte @Nullable [] after) {}
        };
    }

    /** Returns the instance that keeps the epochs. */
    public SimulatedLeader leader() {
        return leader;
    }

    public void append(int table, int partition, SimulatedEvent event) {
        events.get(sources.number(table, partition)).add(event);
    }

    /** Does something that could happen next; returns false where nothing can. */
    public boolean step() {
        nowNanos += 1_000_000_000;
        List<Runnable> possible = new ArrayList<>();
        for (int input = 0; input < processed.length; input++) {
            if (mayProcess(input)) {
                int next = input;
                possible.add(() -> process(next));
            }
        }
        possible.addAll(leader.mayBeTold());
        if (possible.isEmpty()) {
            nowNanos += LONGEST_WAIT_NANOS;
            return leader.decide(nowNanos);
        }
        if (random.nextInt(3) == 0) {
            leader.decide(nowNanos);
        }
        possible.get(random.nextInt(possible.size())).run();
        return true;
    }

    private boolean mayProcess(int input) {
        long end = input < sources.size() ? events.get(input).size() : logs.end(input);
        return processed[input] < Math.min(end, gate(input))
                && ingests.paused(input).isEmpty();
    }

    private long gate(int input) {
        long gate = gates.gate(input);
        if (gate == Long.MAX_VALUE) {
            return gate;
        }
        if (bugs.contains(PlantedBug.STAGES_BEGIN_EARLY)
                && stages.inputs().get(input).stage() > 1) {
            return Long.MAX_VALUE;
        }
        return bugs.contains(PlantedBug.GATE_ONE_TOO_FAR) ? gate + 1 : gate;
    }

    private void process(int input) {
        if (bugs.contains(PlantedBug.REPORTS_TOO_EARLY) && random.nextBoolean()) {
            reports.add(new Report(Map.of(input, processed[input] + 1), Map.of(), Map.of()));
            return;
        }
        long[] before = logs.ends();
        Stages.Input of = stages.inputs().get(input);
        int offset = (int) processed[input];
        int records = 1;
        Map<Integer, Long> log = new HashMap<>();
        Map<Integer, Long> counts = new HashMap<>();
        if (input < sources.size()) {
            ingests.take(input, offset, events.get(input).get(offset));
        } else if (of.stage() == StreamsNames.TABLES) {
            counts.putAll(ingests.takeMessage(of.topic(), of.partition(), logs.record(input, offset)));
        } else {
            SimulatedShard shard = stageShards.get(of.stage() - 1).get(of.partition());
            Map<Integer, Assemble> ofShard = Objects.requireNonNull(operators.get(shard));
            records += random.nextInt((int) Math.min(logs.end(input), gate(input)) - offset);
            for (int next = offset; next < offset + records; next++) {
                Batch.read(
                        logs.record(input, next),
                        (assembly, key, message) ->
                                onTheWay.apply(message).deliver(key, Objects.requireNonNull(ofShard.get(assembly))));
            }
            ofShard.values().forEach(Assemble::settle);
            Objects.requireNonNull(shardBatches.get(shard)).flush();
            int number = stages.log(StreamsNames.changelog(APPLICATION, StreamsNames.store(of.stage())), of.partition())
                    .orElseThrow();
            logged[number]++;
            log.put(number, logged[number]);
        }
        counts.putAll(ingests.incomplete(input));
        processed[input] += ingests.paused(input).isPresent() ? 0 : records;
        reports.add(
                new Report(Map.of(input, processed[input]), logs.grown(before), log, ingests.pauses(input), counts));
    }

    /** Runs until nothing is left to do. */
    public void settle() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    /** Every task starts again from its store, as after a restart; what is on its way stays there. */
    public void restart() {
        ingests.restart();
        stageShards.forEach(ofStage -> ofStage.forEach(this::start));
    }

    /** Returns the epochs that have become visible. */
    public List<Epoch> released() {
        return released;
    }

    /** All rows of a view, by key. */
    public Map<Row, Row> rows(ViewPlan view) {
        return rows(view, Long.MAX_VALUE);
    }

    /** All rows of a view at the end of an epoch, by key. */
    public Map<Row, Row> rows(ViewPlan view, long epoch) {
        ViewRows rows = new ViewRows(view.selection(), plan.assemblies().get(view.assembly()), view.key());
        Map<Row, Row> found = new HashMap<>();
        Set<Bytes> stored = new HashSet<>();
        for (SimulatedShard shard : stageShards.get(stageOf.get(view.assembly()) - 1)) {
            OperatorSpace space = new OperatorSpace(view.assembly());
            for (Map.Entry<byte[], byte[]> entry :
                    shard.at(epoch, space.key(StoreKeys.firstEntry()), space.key(StoreKeys.afterEntries()))) {
                stored.add(Bytes.wrap(entry.getKey()));
                rows.row(entry.getKey(), entry.getValue()).ifPresent(row -> found.put(rows.keyOf(entry.getKey()), row));
            }
        }
        view.keysOverNothing().stream()
                .filter(key -> !stored.contains(Bytes.wrap(rows.storeKey(key))))
                .forEach(key -> rows.row(rows.storeKey(key), null).ifPresent(row -> found.put(key, row)));
        return found;
    }

    /** The rows that an index holds, shard by shard in the order of its stores. */
    public List<List<Row>> shards(ViewPlan view, IndexPlan index) {
        int assembly = index.assembly();
        ViewRows rows = new ViewRows(index.selection(), plan.assemblies().get(assembly), index.keyColumns(view.key()));
        OperatorSpace space = new OperatorSpace(assembly);
        List<List<Row>> found = new ArrayList<>();
        for (SimulatedShard of : stageShards.get(stageOf.get(assembly) - 1)) {
            List<Row> shard = new ArrayList<>();
            of.at(Long.MAX_VALUE, space.key(StoreKeys.firstEntry()), space.key(StoreKeys.afterEntries()))
                    .forEach(entry -> rows.row(entry.getKey(), entry.getValue()).ifPresent(shard::add));
            found.add(shard);
        }
        return found;
    }

    /** Why rows have failed whose key is not known, in each shard of an assembly; null where there are none. */
    public List<@Nullable String> unplaced(int assembly) {
        byte[] at = new OperatorSpace(assembly).key(StoreKeys.unplaced());
        List<@Nullable String> reasons = new ArrayList<>();
        for (SimulatedShard shard : stageShards.get(stageOf.get(assembly) - 1)) {
            byte[] record = shard.store().get(at);
            reasons.add(record == null ? null : UnplacedRows.read(record).reason());
        }
        return reasons;
    }

    /** How many entries the stores of all assemblies hold. */
    public int storedEntries() {
        return stageShards.stream()
                .flatMap(List::stream)
                .mapToInt(SimulatedShard::size)
                .sum();
    }

    /** The events of each source before these offsets. */
    public List<List<SimulatedEvent>> before(long[] offsets) {
        List<List<SimulatedEvent>> prefix = new ArrayList<>();
        for (int source = 0; source < offsets.length; source++) {
            prefix.add(List.copyOf(events.get(source).subList(0, (int) offsets[source])));
        }
        return prefix;
    }
}

package dev.belvedere.topology.flow;

import dev.belvedere.serdes.dialect.ChangeReader;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.serdes.transaction.Membership;
import dev.belvedere.serdes.transaction.MembershipReader;
import dev.belvedere.topology.engine.replica.TestShard;
import dev.belvedere.topology.engine.view.ViewRows;
import dev.belvedere.topology.epoch.BadEvent;
import dev.belvedere.topology.epoch.Epoch;
import dev.belvedere.topology.epoch.Gates;
import dev.belvedere.topology.epoch.Report;
import dev.belvedere.topology.epoch.SourceDatabase;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.flow.assemble.Assemble;
import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.flow.exchange.Batch;
import dev.belvedere.topology.flow.exchange.Batches;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.flow.ingest.DeadLetterOutbox;
import dev.belvedere.topology.flow.ingest.GuardedIngest;
import dev.belvedere.topology.flow.ingest.Ingest;
import dev.belvedere.topology.flow.ingest.Repair;
import dev.belvedere.topology.flow.ingest.RepairCodec;
import dev.belvedere.topology.flow.ingest.SourceEvent;
import dev.belvedere.topology.flow.ingest.TruncationCodec;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.IndexPlan;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.state.MemoryStore;
import dev.belvedere.topology.state.OperatorSpace;
import dev.belvedere.topology.state.OperatorStore;
import dev.belvedere.topology.state.StoreKeys;
import dev.belvedere.topology.state.UnplacedRows;
import dev.belvedere.topology.streams.StageTopics;
import dev.belvedere.topology.streams.StreamsNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A whole engine without Kafka: the real operators and the real keeper of epochs, in-memory stores, and a log in memory for each topic partition. What happens next is
 * drawn by a seeded generator, so that every interleaving that Kafka allows can happen, and can be replayed.
 */
final class Simulation {

    private static final String APPLICATION = "simulation";

    /** An event in a table's log. */
    record Event(byte @Nullable [] key, byte @Nullable [] value, Membership membership) {

        /** An event that is a transaction of its own. */
        Event(byte @Nullable [] key, byte @Nullable [] value) {
            this(key, value, Membership.NONE);
        }
    }

    /** Bugs that a check must notice. */
    enum Bug {
        /** No partition hears of a TRUNCATE in another. */
        SIBLINGS_HEAR_NOTHING,
        /** An index is not told where a row is no longer. */
        INDEXES_KEEP_OLD_PLACES,
        /** A gate lets one record too many pass. */
        GATE_ONE_TOO_FAR,
        /** Work is reported before it is done. */
        REPORTS_TOO_EARLY,
        /** Later stages do not wait for earlier ones. */
        STAGES_BEGIN_EARLY,
        /** What a record was before a change is not always kept. */
        UNDO_DROPPED,
        /** A group is not told when a row of it has not failed any more. */
        FAILED_ROWS_STAY,
        /** The shards are not told when a row without a known key has not failed any more. */
        UNPLACED_ROWS_STAY
    }

    private final PhysicalPlan plan;
    private final Sources sources;
    private final int shards;
    private final Registry registry;
    private final Random random;
    private final UnaryOperator<Message> onTheWay;
    private final Stages stages;
    private final List<Integer> stageOf;
    private final Set<Bug> bugs = new HashSet<>();

    private final List<List<Event>> events = new ArrayList<>();
    private final List<List<byte[]>> logs = new ArrayList<>();
    private final long[] processed;
    private final long[] logged;

    private final List<Ingest> ingests = new ArrayList<>();
    private final Map<Integer, GuardedIngest> guarded = new HashMap<>();
    private final List<MemoryStore> ingestStores = new ArrayList<>();
    private final Map<Integer, Batches> ingestBatches = new HashMap<>();
    private final List<List<TestShard>> stageShards = new ArrayList<>();
    private final Map<TestShard, Map<Integer, Assemble>> operators = new HashMap<>();
    private final Map<TestShard, Batches> shardBatches = new HashMap<>();

    private boolean intercepts;
    private boolean setsAside;
    private DeadLetterOutbox letters = new LetterBox();
    private final Gates gates;
    private final List<Epoch> released = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final SimulatedLeader leader;
    private long nowNanos;

    Simulation(
            PhysicalPlan plan,
            Sources sources,
            int shards,
            Registry registry,
            Random random,
            UnaryOperator<Message> onTheWay) {
        this(plan, sources, shards, registry, random, onTheWay, List.of());
    }

    Simulation(
            PhysicalPlan plan,
            Sources sources,
            int shards,
            Registry registry,
            Random random,
            UnaryOperator<Message> onTheWay,
            List<SourceDatabase> databases) {
        this.plan = plan;
        this.sources = sources;
        this.shards = shards;
        this.registry = registry;
        this.random = random;
        this.onTheWay = onTheWay;
        this.stageOf = plan.stages();
        this.stages = new StageTopics(plan, APPLICATION, sources, shards).stages(allStores());
        this.processed = new long[stages.inputs().size()];
        this.logged = new long[stages.logs().size()];
        stages.inputs().forEach(input -> logs.add(new ArrayList<>()));
        for (int source = 0; source < sources.size(); source++) {
            events.add(new ArrayList<>());
            ingestStores.add(new MemoryStore());
            ingests.add(ingest(source));
        }
        for (int stage = 1; stage < plan.stageCount(); stage++) {
            List<TestShard> ofStage = new ArrayList<>();
            for (int shard = 0; shard < shards; shard++) {
                ofStage.add(new TestShard(this::opened, stage, shard, new MemoryStore()));
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
    void plant(Bug bug) {
        bugs.add(bug);
    }

    /** A table stands still before an event that cannot be taken in, instead of ending the simulation. Takes effect as by a restart. */
    void pauseAtBadEvents() {
        intercepts = true;
        setsAside = false;
        restart();
    }

    /** A table sets aside an event that cannot be taken in, instead of ending the simulation. Takes effect as by a restart. */
    void setBadEventsAside(DeadLetterOutbox newLetters) {
        intercepts = true;
        setsAside = true;
        letters = newLetters;
        restart();
    }

    private void intercept(int source) {
        Sources.Source of = sources.partitions().get(source);
        guarded.put(
                source,
                new GuardedIngest(
                        plan.ingests().get(of.table()).table(),
                        of.partition(),
                        ingests.get(source),
                        letters,
                        setsAside,
                        new MembershipReader(registry),
                        () -> 1_000));
    }

    private Ingest ingest(int source) {
        Sources.Source of = sources.partitions().get(source);
        IngestPlan ingest = plan.ingests().get(of.table());
        ChangeReader reader = new ChangeReader(
                registry, ingest.table().format(), ingest.table().keyType(), ingest.row());
        Batches batches = batches(StreamsNames.TABLES);
        ingestBatches.put(source, batches);
        return new Ingest(
                ingest,
                of.partition(),
                sources.partitions(of.table()),
                reader,
                ingestStores.get(source),
                outbox(batches),
                (partition, truncation) -> {
                    if (!bugs.contains(Bug.SIBLINGS_HEAR_NOTHING) || partition == of.partition()) {
                        truncate(of.table(), partition, TruncationCodec.encode(truncation));
                    }
                });
    }

    /** Asks to settle an event that was set aside. */
    void repair(int table, int partition, Repair repair) {
        logs.get(stages.input(StreamsNames.repairs(APPLICATION), partition).orElseThrow())
                .add(marked(table, RepairCodec.encode(repair)));
    }

    /** In Kafka the tables share one topic, and a message's key names the table; here its number stands behind the message. */
    private void truncate(int table, int partition, byte[] message) {
        logs.get(truncatesInput(partition)).add(marked(table, message));
    }

    private static byte[] marked(int table, byte[] message) {
        byte[] marked = Arrays.copyOf(message, message.length + 1);
        marked[message.length] = (byte) table;
        return marked;
    }

    private int truncatesInput(int partition) {
        return stages.input(StreamsNames.truncates(APPLICATION), partition).orElseThrow();
    }

    private Batches batches(int from) {
        return new Batches(plan, shards, new Batches.Sink() {
            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void send(int stage, int shard, byte[] batch) {
                logs.get(stages.input(StreamsNames.exchange(APPLICATION, from, stage), shard)
                                .orElseThrow())
                        .add(batch);
            }
        });
    }

    private Outbox outbox(Batches batches) {
        return new Outbox() {
            @Override
            public void send(int assembly, byte[] key, Message message) {
                if (!bugs.contains(Bug.INDEXES_KEEP_OLD_PLACES) || !takesFromIndex(assembly, message)) {
                    batches.send(assembly, key, bugs.contains(Bug.FAILED_ROWS_STAY) ? forgetting(message) : message);
                }
            }

            @Override
            public void sendToAll(int assembly, Message message) {
                boolean gone = message instanceof Message.Unplaced unplaced && unplaced.change() < 0;
                if (!bugs.contains(Bug.UNPLACED_ROWS_STAY) || !gone) {
                    batches.sendToAll(assembly, message);
                }
            }
        };
    }

    private static Message forgetting(Message message) {
        return message instanceof Message.Contribution contribution
                        && contribution.retracted() != null
                        && RowCodec.isFailed(contribution.retracted())
                ? new Message.Contribution(contribution.part(), null, contribution.added())
                : message;
    }

    private boolean takesFromIndex(int assembly, Message message) {
        AssemblyPlan to = plan.assemblies().get(assembly);
        return to.placedBy() < to.key().size() && message instanceof Message.RootRow row && row.row() == null;
    }

    private void start(TestShard shard) {
        Batches batches = batches(shard.stage());
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
                                outbox(batches)));
            }
        }
        operators.put(shard, ofShard);
        shardBatches.put(shard, batches);
    }

    private ShardObserver observer(TestShard shard, OperatorSpace space) {
        return new ShardObserver() {
            @Override
            public void changing(byte[] storeKey, byte @Nullable [] before) {
                if (!bugs.contains(Bug.UNDO_DROPPED) || random.nextInt(3) > 0) {
                    shard.changing(space.key(storeKey), before);
                }
            }

            @Override
            public void changed(byte[] storeKey, byte @Nullable [] after) {}
        };
    }

    /** Returns the instance that keeps the epochs. */
    SimulatedLeader leader() {
        return leader;
    }

    void append(int table, int partition, Event event) {
        events.get(sources.number(table, partition)).add(event);
    }

    /** Does something that could happen next; returns false where nothing can. */
    boolean step() {
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
            return leader.decide(nowNanos);
        }
        if (random.nextInt(3) == 0) {
            leader.decide(nowNanos);
        }
        possible.get(random.nextInt(possible.size())).run();
        return true;
    }

    private boolean mayProcess(int input) {
        long end = input < sources.size()
                ? events.get(input).size()
                : logs.get(input).size();
        return processed[input] < Math.min(end, gate(input)) && paused(input).isEmpty();
    }

    private Optional<BadEvent> paused(int input) {
        return Optional.ofNullable(guarded.get(input)).flatMap(GuardedIngest::paused);
    }

    private long gate(int input) {
        long gate = gates.gate(input);
        if (gate == Long.MAX_VALUE) {
            return gate;
        }
        if (bugs.contains(Bug.STAGES_BEGIN_EARLY) && stages.inputs().get(input).stage() > 1) {
            return Long.MAX_VALUE;
        }
        return bugs.contains(Bug.GATE_ONE_TOO_FAR) ? gate + 1 : gate;
    }

    private void process(int input) {
        if (bugs.contains(Bug.REPORTS_TOO_EARLY) && random.nextBoolean()) {
            reports.add(new Report(Map.of(input, processed[input] + 1), Map.of(), Map.of()));
            return;
        }
        long[] before = ends();
        Stages.Input of = stages.inputs().get(input);
        int offset = (int) processed[input];
        int records = 1;
        Map<Integer, Long> log = new HashMap<>();
        Map<Integer, Long> counts = new HashMap<>();
        if (input < sources.size()) {
            Event event = events.get(input).get(offset);
            take(input, offset, event);
            Objects.requireNonNull(ingestBatches.get(input)).flush();
        } else if (of.stage() == StreamsNames.TABLES) {
            byte[] marked = logs.get(input).get(offset);
            int source = sources.number(marked[marked.length - 1], of.partition());
            byte[] message = Arrays.copyOf(marked, marked.length - 1);
            if (of.topic().equals(StreamsNames.truncates(APPLICATION))) {
                ingests.get(source).accept(TruncationCodec.decode(message));
            } else {
                Objects.requireNonNull(guarded.get(source)).accept(RepairCodec.decode(message));
                counts.put(source, Objects.requireNonNull(guarded.get(source)).incomplete());
            }
            Objects.requireNonNull(ingestBatches.get(source)).flush();
        } else {
            TestShard shard = stageShards.get(of.stage() - 1).get(of.partition());
            Map<Integer, Assemble> ofShard = Objects.requireNonNull(operators.get(shard));
            records += random.nextInt((int) Math.min(logs.get(input).size(), gate(input)) - offset);
            for (int next = offset; next < offset + records; next++) {
                Batch.read(
                        logs.get(input).get(next),
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
        counts.putAll(incomplete(input));
        processed[input] += paused(input).isPresent() ? 0 : records;
        reports.add(new Report(Map.of(input, processed[input]), written(before), log, pauses(input), counts));
    }

    private void take(int source, long offset, Event event) {
        GuardedIngest ingest = guarded.get(source);
        if (ingest == null) {
            ingests.get(source).accept(offset, event.key(), event.value());
        } else {
            ingest.accept(new SourceEvent(offset, 0, event.key(), event.value(), List.of()));
        }
    }

    private Map<Integer, BadEvent> pauses(int input) {
        return paused(input).map(event -> Map.of(input, event)).orElse(Map.of());
    }

    private Map<Integer, Long> incomplete(int input) {
        GuardedIngest ingest = guarded.get(input);
        return ingest == null ? Map.of() : Map.of(input, ingest.incomplete());
    }

    private long[] ends() {
        return logs.stream().mapToLong(List::size).toArray();
    }

    private Map<Integer, Long> written(long[] before) {
        Map<Integer, Long> written = new HashMap<>();
        for (int input = 0; input < before.length; input++) {
            if (logs.get(input).size() > before[input]) {
                written.put(input, (long) logs.get(input).size());
            }
        }
        return written;
    }

    /** Runs until nothing is left to do. */
    void settle() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    /** Every task starts again from its store, as after a restart; what is on its way stays there. */
    void restart() {
        for (int source = 0; source < ingests.size(); source++) {
            ingests.set(source, ingest(source));
            if (intercepts) {
                intercept(source);
            }
        }
        stageShards.forEach(ofStage -> ofStage.forEach(this::start));
    }

    /** Returns the epochs that have become visible. */
    List<Epoch> released() {
        return released;
    }

    /** All rows of a view, by key. */
    Map<Row, Row> rows(ViewPlan view) {
        return rows(view, Long.MAX_VALUE);
    }

    /** All rows of a view at the end of an epoch, by key. */
    Map<Row, Row> rows(ViewPlan view, long epoch) {
        ViewRows rows = new ViewRows(view.selection(), plan.assemblies().get(view.assembly()), view.key());
        Map<Row, Row> found = new HashMap<>();
        Set<Bytes> stored = new HashSet<>();
        for (TestShard shard : stageShards.get(stageOf.get(view.assembly()) - 1)) {
            OperatorSpace space = new OperatorSpace(view.assembly());
            for (Map.Entry<byte[], byte[]> entry :
                    shard.at(epoch, space.key(StoreKeys.firstEntry()), space.key(StoreKeys.afterEntries()))) {
                stored.add(Bytes.wrap(entry.getKey()));
                rows.row(entry.getKey(), entry.getValue()).ifPresent(row -> found.put(rows.keyOf(entry.getKey()), row));
            }
        }
        view.keyOverNothing()
                .filter(key -> !stored.contains(Bytes.wrap(rows.storeKey(key))))
                .ifPresent(key -> rows.row(rows.storeKey(key), null).ifPresent(row -> found.put(key, row)));
        return found;
    }

    /** The rows that an index holds, shard by shard in the order of its stores. */
    List<List<Row>> shards(ViewPlan view, IndexPlan index) {
        int assembly = index.assembly();
        ViewRows rows = new ViewRows(index.selection(), plan.assemblies().get(assembly), index.keyColumns(view.key()));
        OperatorSpace space = new OperatorSpace(assembly);
        List<List<Row>> found = new ArrayList<>();
        for (TestShard of : stageShards.get(stageOf.get(assembly) - 1)) {
            List<Row> shard = new ArrayList<>();
            of.at(Long.MAX_VALUE, space.key(StoreKeys.firstEntry()), space.key(StoreKeys.afterEntries()))
                    .forEach(entry -> rows.row(entry.getKey(), entry.getValue()).ifPresent(shard::add));
            found.add(shard);
        }
        return found;
    }

    /** Why rows have failed whose key is not known, in each shard of an assembly; null where there are none. */
    List<@Nullable String> unplaced(int assembly) {
        byte[] at = new OperatorSpace(assembly).key(StoreKeys.unplaced());
        List<@Nullable String> reasons = new ArrayList<>();
        for (TestShard shard : stageShards.get(stageOf.get(assembly) - 1)) {
            byte[] record = shard.store().get(at);
            reasons.add(record == null ? null : UnplacedRows.read(record).reason());
        }
        return reasons;
    }

    /** How many entries the stores of all assemblies hold. */
    int storedEntries() {
        return stageShards.stream()
                .flatMap(List::stream)
                .mapToInt(TestShard::size)
                .sum();
    }

    /** The events of each source before these offsets. */
    List<List<Event>> before(long[] offsets) {
        List<List<Event>> prefix = new ArrayList<>();
        for (int source = 0; source < offsets.length; source++) {
            prefix.add(List.copyOf(events.get(source).subList(0, (int) offsets[source])));
        }
        return prefix;
    }
}

package dev.belvedere.topology.flow;

import dev.belvedere.serdes.dialect.ChangeReader;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.view.ViewRows;
import dev.belvedere.topology.flow.assemble.Assemble;
import dev.belvedere.topology.flow.assemble.ShardFrontier;
import dev.belvedere.topology.flow.assemble.ShardObserver;
import dev.belvedere.topology.flow.exchange.Destination;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.MessageCodec;
import dev.belvedere.topology.flow.exchange.Provenance;
import dev.belvedere.topology.flow.exchange.Receivers;
import dev.belvedere.topology.flow.exchange.StoreOrdinals;
import dev.belvedere.topology.flow.exchange.TaskOutbox;
import dev.belvedere.topology.flow.ingest.Ingest;
import dev.belvedere.topology.flow.ingest.TruncationCodec;
import dev.belvedere.topology.flow.ingest.TruncationOutbox;
import dev.belvedere.topology.frontier.Frontier;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.Selection;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.state.MemoryStore;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.state.StoreKeys;
import dev.belvedere.topology.streams.Channels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A whole engine without Kafka: the real operators, in-memory stores, and between every two tasks a queue of encoded messages. What runs next is
 * drawn by a seeded generator, so that every interleaving that Kafka allows can happen, and can be replayed.
 */
final class Simulation {

    /** An event in a table's log. */
    record Event(byte @Nullable [] key, byte @Nullable [] value) {}

    /** One way from a task to a shard: what is sent on it arrives in order. */
    private record Way(String from, int assembly, int shard) {}

    /** A message on its way. */
    record Sent(byte[] key, byte[] message) {}

    private final PhysicalPlan plan;
    private final Sources sources;
    private final int shards;
    private final Random random;
    private final UnaryOperator<Message> onTheWay;
    private final List<List<Event>> logs = new ArrayList<>();
    private final List<Ingest> ingests = new ArrayList<>();
    private final List<MemoryStore> ingestStores = new ArrayList<>();
    private final Map<Integer, Deque<byte[]>> toSiblings = new LinkedHashMap<>();
    private final Registry registry;
    private final long[] read;
    private final List<Destination> destinations;
    private final MessageCodec codec;
    private final Map<Way, Deque<Sent>> ways = new LinkedHashMap<>();
    private final List<List<Assemble>> assemblies = new ArrayList<>();
    private final List<List<MemoryStore>> stores = new ArrayList<>();
    private final ReachedOffsets reached = new ReachedOffsets();
    private boolean marksOvertake;
    private boolean siblingsHearNothing;
    private boolean indexesKeepOldPlaces;

    Simulation(
            PhysicalPlan plan,
            Sources sources,
            int shards,
            Registry registry,
            Random random,
            UnaryOperator<Message> onTheWay) {
        this.plan = plan;
        this.sources = sources;
        this.shards = shards;
        this.random = random;
        this.onTheWay = onTheWay;
        this.registry = registry;
        this.destinations = plan.assemblies().stream()
                .map(assembly -> new Destination(assembly, shards))
                .toList();
        this.codec = new MessageCodec(StoreOrdinals.of(plan));
        this.read = new long[sources.size()];
        for (int source = 0; source < sources.size(); source++) {
            logs.add(new ArrayList<>());
            ingestStores.add(new MemoryStore());
            ingests.add(ingestTask(source));
        }
        for (AssemblyPlan assembly : plan.assemblies()) {
            start(assembly);
        }
    }

    private Ingest ingestTask(int source) {
        Sources.Source of = sources.partitions().get(source);
        IngestPlan ingest = plan.ingests().get(of.table());
        ChangeReader reader = new ChangeReader(
                registry, ingest.table().format(), ingest.table().keyType(), ingest.row());
        return new Ingest(
                plan,
                ingest,
                of.partition(),
                shards,
                reader,
                ingestStores.get(source),
                sources,
                outbox("source " + source),
                siblings(of.table()));
    }

    // Like Kafka, one log for each partition: what its task hears from different siblings is in the order of sending.
    private TruncationOutbox siblings(int table) {
        return (partition, truncation) -> {
            if (!siblingsHearNothing) {
                toSiblings
                        .computeIfAbsent(sources.number(table, partition), source -> new ArrayDeque<>())
                        .addLast(TruncationCodec.encode(truncation));
            }
        };
    }

    private void start(AssemblyPlan assembly) {
        List<Assemble> tasks = new ArrayList<>();
        List<MemoryStore> taskStores = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            MemoryStore store = new MemoryStore();
            tasks.add(task(assembly, shard, store));
            taskStores.add(store);
        }
        assemblies.add(tasks);
        stores.add(taskStores);
    }

    private Assemble task(AssemblyPlan assembly, int number, OrderedStore store) {
        ShardId shard = new ShardId(assembly.name(), number);
        TaskOutbox outbox = outbox(assembly.name() + " " + number);
        Frontier frontier =
                ShardFrontier.restore(new Channels(plan, sources, shards).into(assembly), sources.size(), store);
        ShardObserver observer = reached.observe(shard, frontier.reached());
        Receivers receivers = Receivers.of(plan, assembly);
        return new Assemble(
                assembly,
                store,
                new ShardFrontier(assembly, shard, frontier, store, observer, outbox, receivers),
                observer,
                outbox);
    }

    private TaskOutbox outbox(String from) {
        return new TaskOutbox() {
            @Override
            public void send(int assembly, byte[] key, Message.ChangeMessage message) {
                if (!indexesKeepOldPlaces || !takesFromIndex(assembly, message)) {
                    send(assembly, key, (Message) message);
                }
            }

            @Override
            public void send(int assembly, byte[] key, Message.Last message) {
                send(assembly, key, (Message) message);
            }

            @Override
            public void send(int assembly, Message.Mark mark) {
                send(assembly, new byte[0], (Message) mark);
            }

            private void send(int assembly, byte[] key, Message message) {
                Sent sent = new Sent(key, codec.encode(message));
                for (int shard : message.shards(key, destinations.get(assembly))) {
                    if (marksOvertake && message instanceof Message.Mark) {
                        way(from, assembly, shard).addFirst(sent);
                    } else {
                        way(from, assembly, shard).addLast(sent);
                    }
                }
            }
        };
    }

    private Deque<Sent> way(String from, int assembly, int shard) {
        return ways.computeIfAbsent(new Way(from, assembly, shard), way -> new ArrayDeque<>());
    }

    /** From now on marks overtake what was sent before them: the bug that a check of frontiers must catch. */
    void letMarksOvertake() {
        marksOvertake = true;
    }

    /** From now on no partition hears of a TRUNCATE in another: the bug that a check of TRUNCATE must catch. */
    void letSiblingsHearNothing() {
        siblingsHearNothing = true;
    }

    /** From now on an index is not told where a row is no longer: the bug that a check of indexes must catch. */
    void letIndexesKeepOldPlaces() {
        indexesKeepOldPlaces = true;
    }

    private boolean takesFromIndex(int assembly, Message message) {
        AssemblyPlan to = plan.assemblies().get(assembly);
        return to.placedBy() < to.key().size() && message instanceof Message.RootRow row && row.row() == null;
    }

    Ingest ingest(int source) {
        return ingests.get(source);
    }

    void append(int table, int partition, Event event) {
        logs.get(sources.number(table, partition)).add(event);
    }

    /** Does something that could happen next; returns false where nothing can. */
    boolean step() {
        List<Runnable> possible = new ArrayList<>();
        for (int source = 0; source < logs.size(); source++) {
            int number = source;
            if (read[source] < logs.get(source).size()) {
                possible.add(() -> takeIn(number));
            }
        }
        toSiblings.forEach((source, queue) -> {
            if (!queue.isEmpty()) {
                possible.add(() -> ingests.get(source).accept(TruncationCodec.decode(queue.removeFirst())));
            }
        });
        ingests.stream().filter(Ingest::isStepDue).forEach(ingest -> possible.add(ingest::step));
        ways.forEach((way, queue) -> {
            if (!queue.isEmpty()) {
                possible.add(() -> deliver(way, queue));
            }
        });
        assemblies.forEach(tasks -> tasks.forEach(task -> {
            if (task.isStepDue()) {
                possible.add(task::step);
            }
        }));
        if (possible.isEmpty()) {
            return false;
        }
        possible.get(random.nextInt(possible.size())).run();
        return true;
    }

    /** Takes in the next event of a source. */
    void takeIn(int source) {
        Event event = logs.get(source).get((int) read[source]);
        ingests.get(source).accept(read[source], event.key(), event.value());
        read[source]++;
    }

    private void deliver(Way way, Deque<Sent> queue) {
        Sent sent = queue.removeFirst();
        Message message = onTheWay.apply(codec.decode(sent.message()));
        message.deliver(sent.key(), assemblies.get(way.assembly()).get(way.shard()));
    }

    /** One ingest or one shard, drawn at random, sends its marks. */
    void markSomewhere() {
        int choice = random.nextInt(logs.size() + assemblies.size() * shards);
        if (choice < logs.size()) {
            mark(choice);
        } else {
            Assemble task = assemblies.get((choice - logs.size()) / shards).get((choice - logs.size()) % shards);
            task.mark();
        }
    }

    /** A shard asks a source for a mark, which answers with as far as it has got. */
    void requestMark(int source, int assembly, int shard) {
        Ingest ingest = ingests.get(source);
        ingest.mark(
                Math.min(read[source], ingest.heldAt()),
                new ShardId(plan.assemblies().get(assembly).name(), shard));
    }

    /** Runs until nothing is on its way, then passes all marks on, from the tables to the views. */
    void settle() {
        drain();
        for (int source = 0; source < logs.size(); source++) {
            mark(source);
        }
        drain();
        for (List<Assemble> tasks : assemblies) {
            tasks.forEach(Assemble::mark);
            drain();
        }
    }

    private void mark(int source) {
        Ingest ingest = ingests.get(source);
        ingest.mark(Math.min(read[source], ingest.heldAt()));
    }

    /** Runs until nothing is on its way. */
    void drain() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    /** Every task starts again from its store, as after a restart; what is on its way stays there. */
    void restart() {
        for (int source = 0; source < logs.size(); source++) {
            ingests.set(source, ingestTask(source));
        }
        for (AssemblyPlan assembly : plan.assemblies()) {
            for (int shard = 0; shard < shards; shard++) {
                MemoryStore store = stores.get(assembly.ordinal()).get(shard);
                assemblies.get(assembly.ordinal()).set(shard, task(assembly, shard, store));
            }
        }
    }

    /** All rows of a view, by key. */
    Map<Row, Row> rows(ViewPlan view) {
        ViewRows rows = new ViewRows(view.selection(), plan.assemblies().get(view.assembly()));
        Map<Row, Row> found = new HashMap<>();
        for (MemoryStore store : stores.get(view.assembly())) {
            try (OrderedStore.Scan scan = store.scan(StoreKeys.firstEntry(), StoreKeys.afterEntries())) {
                scan.forEachRemaining(entry -> rows.row(entry.getKey(), entry.getValue())
                        .ifPresent(row -> found.put(rows.keyOf(entry.getKey()), row)));
            }
        }
        view.keyOverNothing()
                .filter(key ->
                        stores.get(view.assembly()).stream().allMatch(store -> store.get(rows.storeKey(key)) == null))
                .ifPresent(key -> rows.row(rows.storeKey(key), null).ifPresent(row -> found.put(key, row)));
        return found;
    }

    /** The rows that an assembly holds, shard by shard in the order of its stores. */
    List<List<Row>> shards(int assembly, Selection selection) {
        ViewRows rows = new ViewRows(selection, plan.assemblies().get(assembly));
        List<List<Row>> found = new ArrayList<>();
        for (MemoryStore store : stores.get(assembly)) {
            List<Row> shard = new ArrayList<>();
            try (OrderedStore.Scan scan = store.scan(StoreKeys.firstEntry(), StoreKeys.afterEntries())) {
                scan.forEachRemaining(
                        entry -> rows.row(entry.getKey(), entry.getValue()).ifPresent(shard::add));
            }
            found.add(shard);
        }
        return found;
    }

    /** How many entries the stores of all assemblies hold. */
    int storedEntries() {
        return stores.stream().flatMap(List::stream).mapToInt(MemoryStore::size).sum();
    }

    long end(int source) {
        return logs.get(source).size();
    }

    long[] reached(int assembly, int shard) {
        return reached.of(new ShardId(plan.assemblies().get(assembly).name(), shard));
    }

    /** For each source the least offset of a change that has not arrived at a shard, or might still cause something that has not. */
    long[] firstOutstanding(int assembly, int shard) {
        long[] first = read.clone();
        ways.forEach((way, queue) -> {
            boolean here = way.assembly() == assembly && way.shard() == shard;
            if (here || (way.assembly() != assembly && plan.reaches(way.assembly(), assembly))) {
                queue.forEach(sent -> lower(first, codec.decode(sent.message())));
            }
        });
        return first;
    }

    private static void lower(long[] first, Message message) {
        if (message instanceof Message.Last last) {
            lower(first, last.message());
        } else if (message instanceof Message.ChangeMessage change) {
            Provenance provenance = change.provenance();
            first[provenance.source()] = Math.min(first[provenance.source()], provenance.offset());
        }
    }
}

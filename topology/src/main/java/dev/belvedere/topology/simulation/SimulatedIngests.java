package dev.belvedere.topology.simulation;

import dev.belvedere.serdes.deadletter.DeadLetter;
import dev.belvedere.serdes.dialect.ChangeReader;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.transaction.MembershipReader;
import dev.belvedere.topology.epoch.BadEvent;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.flow.exchange.Batches;
import dev.belvedere.topology.flow.ingest.DeadLetterOutbox;
import dev.belvedere.topology.flow.ingest.GuardedIngest;
import dev.belvedere.topology.flow.ingest.Ingest;
import dev.belvedere.topology.flow.ingest.Repair;
import dev.belvedere.topology.flow.ingest.RepairCodec;
import dev.belvedere.topology.flow.ingest.SourceEvent;
import dev.belvedere.topology.flow.ingest.TruncationCodec;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.streams.StreamsNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The first stage: one ingest for each partition of each table. */
final class SimulatedIngests {

    private final String application;
    private final PhysicalPlan plan;
    private final Sources sources;
    private final Registry registry;
    private final SimulatedLogs logs;
    private final SimulatedExchange exchange;
    private final Set<PlantedBug> bugs;

    private final List<MemoryStore> stores = new ArrayList<>();
    private final List<Ingest> ingests = new ArrayList<>();
    private final List<Batches> batches = new ArrayList<>();
    private final Map<Integer, GuardedIngest> guarded = new HashMap<>();

    private boolean intercepts;
    private boolean setsAside;
    private DeadLetterOutbox letters = new NoLetters();

    SimulatedIngests(
            String application,
            PhysicalPlan plan,
            Sources sources,
            Registry registry,
            SimulatedLogs logs,
            SimulatedExchange exchange,
            Set<PlantedBug> bugs) {
        this.application = application;
        this.plan = plan;
        this.sources = sources;
        this.registry = registry;
        this.logs = logs;
        this.exchange = exchange;
        this.bugs = bugs;
        for (int source = 0; source < sources.size(); source++) {
            stores.add(new MemoryStore());
        }
        restart();
    }

    /** A table stands still before an event that cannot be taken in, from the next restart on. */
    void pauseAtBadEvents() {
        intercepts = true;
        setsAside = false;
    }

    /** A table sets aside an event that cannot be taken in, from the next restart on. */
    void setBadEventsAside(DeadLetterOutbox newLetters) {
        intercepts = true;
        setsAside = true;
        letters = newLetters;
    }

    void restart() {
        ingests.clear();
        batches.clear();
        for (int source = 0; source < sources.size(); source++) {
            Batches ofSource = exchange.batches(StreamsNames.TABLES);
            batches.add(ofSource);
            ingests.add(ingest(source, ofSource));
            if (intercepts) {
                guarded.put(source, guarded(source));
            }
        }
    }

    private Ingest ingest(int source, Batches to) {
        Sources.Source of = sources.partitions().get(source);
        IngestPlan ingest = plan.ingests().get(of.table());
        ChangeReader reader = new ChangeReader(
                registry, ingest.table().format(), ingest.table().keyType(), ingest.row());
        return new Ingest(
                ingest,
                of.partition(),
                sources.partitions(of.table()),
                reader,
                stores.get(source),
                exchange.outbox(to),
                (partition, truncation) -> {
                    if (!bugs.contains(PlantedBug.SIBLINGS_HEAR_NOTHING) || partition == of.partition()) {
                        logs.append(
                                StreamsNames.truncates(application),
                                partition,
                                marked(of.table(), TruncationCodec.encode(truncation)));
                    }
                });
    }

    private GuardedIngest guarded(int source) {
        Sources.Source of = sources.partitions().get(source);
        return new GuardedIngest(
                plan.ingests().get(of.table()).table(),
                of.partition(),
                ingests.get(source),
                letters,
                setsAside,
                new MembershipReader(registry),
                () -> 1_000);
    }

    /** Asks to settle an event that was set aside. */
    void repair(int table, int partition, Repair repair) {
        logs.append(StreamsNames.repairs(application), partition, marked(table, RepairCodec.encode(repair)));
    }

    /** In Kafka the tables share one topic, and a message's key names the table; here its number stands behind the message. */
    private static byte[] marked(int table, byte[] message) {
        byte[] marked = Arrays.copyOf(message, message.length + 1);
        marked[message.length] = (byte) table;
        return marked;
    }

    /** Takes in an event of a table. */
    void take(int source, long offset, SimulatedEvent event) {
        GuardedIngest ingest = guarded.get(source);
        if (ingest == null) {
            ingests.get(source).accept(offset, event.key(), event.value());
        } else {
            ingest.accept(new SourceEvent(offset, 0, event.key(), event.value(), List.of()));
        }
        batches.get(source).flush();
    }

    /** Takes in a message of another ingest, or one that asks for a repair. Returns how many events are incomplete, by source. */
    Map<Integer, Long> takeMessage(String topic, int partition, byte[] marked) {
        int source = sources.number(marked[marked.length - 1], partition);
        byte[] message = Arrays.copyOf(marked, marked.length - 1);
        if (topic.equals(StreamsNames.truncates(application))) {
            ingests.get(source).accept(TruncationCodec.decode(message));
            batches.get(source).flush();
            return Map.of();
        }
        GuardedIngest ingest = Objects.requireNonNull(guarded.get(source));
        ingest.accept(RepairCodec.decode(message));
        batches.get(source).flush();
        return Map.of(source, ingest.incomplete());
    }

    /** Returns the event before which an input stands still. */
    Optional<BadEvent> paused(int input) {
        return Optional.ofNullable(guarded.get(input)).flatMap(GuardedIngest::paused);
    }

    Map<Integer, BadEvent> pauses(int input) {
        return paused(input).map(event -> Map.of(input, event)).orElse(Map.of());
    }

    Map<Integer, Long> incomplete(int input) {
        GuardedIngest ingest = guarded.get(input);
        return ingest == null ? Map.of() : Map.of(input, ingest.incomplete());
    }

    /** Takes no letters, because nothing is set aside. */
    private static final class NoLetters implements DeadLetterOutbox {
        @Override
        public void send(DeadLetter letter) {
            throw new IllegalStateException("an event was set aside");
        }

        @Override
        public void settled(String topic, int partition, long offset) {}
    }
}

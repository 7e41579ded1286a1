package dev.belvedere.topology.streams;

import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The topics that the stages of a plan read and write. Immutable. */
public final class StageTopics {

    private final PhysicalPlan plan;
    private final String application;
    private final Sources sources;
    private final int shards;
    private final List<Integer> stages;

    public StageTopics(PhysicalPlan plan, String application, Sources sources, int shards) {
        this.plan = plan;
        this.application = application;
        this.sources = sources;
        this.shards = shards;
        this.stages = plan.stages();
    }

    /** Returns the stages that send to a stage. */
    List<Integer> sendersTo(int stage) {
        Set<Integer> senders = new TreeSet<>();
        plan.ingests().stream()
                .flatMap(ingest -> ingest.feeds().stream())
                .filter(feed -> stages.get(feed.assembly()) == stage)
                .forEach(feed -> senders.add(StreamsNames.TABLES));
        for (AssemblyPlan assembly : plan.assemblies()) {
            if (assembly.outlets().stream().anyMatch(outlet -> stages.get(outlet.assembly()) == stage)) {
                senders.add(stages.get(assembly.ordinal()));
            }
        }
        return List.copyOf(senders);
    }

    /** Returns the topics that a stage reads; for the tables' stage without the table topics. */
    public List<String> inputs(int stage) {
        return stage == StreamsNames.TABLES
                ? List.of(StreamsNames.truncates(application), StreamsNames.repairs(application))
                : sendersTo(stage).stream()
                        .map(from -> StreamsNames.exchange(application, from, stage))
                        .toList();
    }

    /** Returns the operators of a stage. */
    List<AssemblyPlan> assemblies(int stage) {
        return plan.assemblies().stream()
                .filter(assembly -> stages.get(assembly.ordinal()) == stage)
                .toList();
    }

    /** Returns the names of the internal topics that the engine creates itself. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        names.add(StreamsNames.truncates(application));
        names.add(StreamsNames.repairs(application));
        names.add(StreamsNames.deadLetters(application));
        IntStream.range(1, plan.stageCount()).forEach(stage -> names.addAll(inputs(stage)));
        names.add(StreamsNames.reports(application));
        names.add(StreamsNames.epochs(application));
        return names;
    }

    /** Returns those topics with their numbers of partitions. */
    public Map<String, Integer> partitions() {
        Map<String, Integer> partitions = new LinkedHashMap<>();
        names().forEach(topic -> partitions.put(topic, shards));
        partitions.put(StreamsNames.truncates(application), mostPartitions());
        partitions.put(StreamsNames.repairs(application), mostPartitions());
        partitions.put(StreamsNames.deadLetters(application), 1);
        partitions.put(StreamsNames.reports(application), 1);
        partitions.put(StreamsNames.epochs(application), 1);
        return partitions;
    }

    private int mostPartitions() {
        return IntStream.range(0, plan.ingests().size())
                .map(sources::partitions)
                .max()
                .orElse(1);
    }

    /** Returns what the stages read, and the changelogs of the stores that are read. */
    public Stages stages(Set<String> readStores) {
        List<Stages.Input> inputs = new ArrayList<>();
        sources.partitions()
                .forEach(source -> inputs.add(
                        new Stages.Input(source.topic(), source.partition(), StreamsNames.TABLES, Stages.PRODUCERS)));
        add(StreamsNames.truncates(application), mostPartitions(), StreamsNames.TABLES, StreamsNames.TABLES, inputs);
        add(StreamsNames.repairs(application), mostPartitions(), StreamsNames.TABLES, StreamsNames.TABLES, inputs);
        List<Stages.Log> logs = new ArrayList<>();
        for (int stage = 1; stage < plan.stageCount(); stage++) {
            for (int from : sendersTo(stage)) {
                add(StreamsNames.exchange(application, from, stage), shards, stage, from, inputs);
            }
            String store = StreamsNames.store(stage);
            if (readStores.contains(store)) {
                for (int shard = 0; shard < shards; shard++) {
                    logs.add(new Stages.Log(StreamsNames.changelog(application, store), shard, stage));
                }
            }
        }
        return new Stages(plan.stageCount(), inputs, logs);
    }

    private static void add(String topic, int partitions, int stage, int writer, List<Stages.Input> inputs) {
        for (int partition = 0; partition < partitions; partition++) {
            inputs.add(new Stages.Input(topic, partition, stage, writer));
        }
    }
}

package dev.belvedere.topology.epoch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The stages of a plan, and the topic partitions that they read: stage 0 is the ingest of the tables; every other stage contains the operators that are equally
 * many exchanges away from it. Partitions are numbered: first the table topics' in the order of {@link Sources}, then the others. Immutable.
 */
public final class Stages {

    /** Stands for whoever writes the table topics. */
    public static final int PRODUCERS = -1;

    /**
     * A topic partition that a stage reads.
     *
     * @param stage the stage that reads it
     * @param writer the stage that writes it; {@link #PRODUCERS} for a table topic. A stage that writes to itself has not finished an epoch before it has read
     *     what it wrote
     */
    public record Input(String topic, int partition, int stage, int writer) {

        boolean isLoop() {
            return stage == writer;
        }
    }

    /**
     * The changelog of one shard of a store that is read.
     *
     * @param stage the stage that writes it
     */
    public record Log(String topic, int partition, int stage) {}

    private record Place(String topic, int partition) {}

    private final int count;
    private final List<Input> inputs;
    private final List<Log> logs;
    private final Map<Place, Integer> inputNumbers = new HashMap<>();
    private final Map<Place, Integer> logNumbers = new HashMap<>();
    private final List<List<Integer>> ofStage = new ArrayList<>();

    /** @param inputs the table topics' partitions first */
    public Stages(int count, List<Input> inputs, List<Log> logs) {
        this.count = count;
        this.inputs = List.copyOf(inputs);
        this.logs = List.copyOf(logs);
        for (int stage = 0; stage < count; stage++) {
            ofStage.add(new ArrayList<>());
        }
        for (int number = 0; number < inputs.size(); number++) {
            Input input = inputs.get(number);
            inputNumbers.put(new Place(input.topic, input.partition), number);
            ofStage.get(input.stage).add(number);
        }
        for (int number = 0; number < logs.size(); number++) {
            logNumbers.put(new Place(logs.get(number).topic, logs.get(number).partition), number);
        }
    }

    /** Returns the number of stages. */
    public int count() {
        return count;
    }

    int last() {
        return count - 1;
    }

    /** Returns the inputs of all stages, by number. */
    public List<Input> inputs() {
        return inputs;
    }

    /** Returns the changelogs of the stores that are read, by number. */
    public List<Log> logs() {
        return logs;
    }

    /** Returns the number of a partition; empty if no stage reads it. */
    public OptionalInt input(String topic, int partition) {
        Integer number = inputNumbers.get(new Place(topic, partition));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Returns the number of a changelog's partition; empty if it is none of a store that is read. */
    public OptionalInt log(String topic, int partition) {
        Integer number = logNumbers.get(new Place(topic, partition));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Returns the numbers of the partitions that a stage reads. */
    List<Integer> inputsOf(int stage) {
        return ofStage.get(stage);
    }
}

package dev.belvedere.topology.simulation;

import dev.belvedere.topology.epoch.Stages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The partitions of the topics between the stages, by the number of the input that reads them. */
final class SimulatedLogs {

    private final Stages stages;
    private final List<List<byte[]>> logs = new ArrayList<>();

    SimulatedLogs(Stages stages) {
        this.stages = stages;
        stages.inputs().forEach(input -> logs.add(new ArrayList<>()));
    }

    void append(String topic, int partition, byte[] record) {
        logs.get(stages.input(topic, partition).orElseThrow()).add(record);
    }

    byte[] record(int input, int offset) {
        return logs.get(input).get(offset);
    }

    int end(int input) {
        return logs.get(input).size();
    }

    long[] ends() {
        return logs.stream().mapToLong(List::size).toArray();
    }

    /** Returns the ends of the logs that have grown since. */
    Map<Integer, Long> grown(long[] since) {
        Map<Integer, Long> grown = new HashMap<>();
        for (int input = 0; input < since.length; input++) {
            if (end(input) > since[input]) {
                grown.put(input, (long) end(input));
            }
        }
        return grown;
    }
}

package dev.belvedere.topology.flow;

import dev.belvedere.topology.plan.physical.AssemblyPlan;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Brings a message to the shard of its key, and a mark to all shards. */
final class ExchangePartitioner implements StreamPartitioner<byte[], Message> {

    private final Placement placement;
    private final Set<Integer> allShards;

    ExchangePartitioner(AssemblyPlan to, int shards) {
        placement = new Placement(to, shards);
        allShards = IntStream.range(0, shards).boxed().collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, Message message, int shards) {
        return Optional.of(message instanceof Message.Mark ? allShards : Set.of(placement.shardOf(key)));
    }
}

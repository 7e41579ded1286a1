package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Placement;

import dev.belvedere.topology.plan.physical.AssemblyPlan;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Brings a message to the shard of its key, and a mark to all shards, or to the one that asked for it. */
final class ExchangePartitioner implements StreamPartitioner<byte[], Message> {

    private final int assembly;
    private final Placement placement;
    private final Set<Integer> allShards;

    ExchangePartitioner(AssemblyPlan to, int shards) {
        this.assembly = to.ordinal();
        this.placement = new Placement(to, shards);
        this.allShards = IntStream.range(0, shards).boxed().collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, Message message, int shards) {
        return Optional.of(message instanceof Message.Mark mark ? receiversOf(mark) : Set.of(placement.shardOf(key)));
    }

    private Set<Integer> receiversOf(Message.Mark mark) {
        Message.Target target = mark.target();
        return target != null && target.assembly() == assembly ? Set.of(target.shard()) : allShards;
    }
}

package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Destination;
import dev.belvedere.topology.flow.exchange.Message;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Partitions an exchange's topic: one partition per shard of the assembly that reads it. */
final class ExchangePartitioner implements StreamPartitioner<byte[], Message> {

    private final Destination destination;

    ExchangePartitioner(Destination destination) {
        this.destination = destination;
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, Message message, int partitions) {
        return Optional.of(message.shards(key, destination));
    }
}

package dev.belvedere.topology.streams;

import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.Topology;

/**
 * A plan as a Streams application.
 *
 * @param topology what Streams runs
 * @param clients the clients it must run with
 */
public record Flow(Topology topology, KafkaClientSupplier clients) {}

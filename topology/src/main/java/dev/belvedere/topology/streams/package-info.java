/**
 * Runs a plan's operators on Kafka Streams: the topology with its processors and stores, the clients, and the
 * pace of commits. Entry points: {@link FlowBuilder} and {@link ShardListener}.
 */
@NullMarked
package dev.belvedere.topology.streams;

import org.jspecify.annotations.NullMarked;

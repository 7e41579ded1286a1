/**
 * The operators, and the Streams application made of them. {@link Ingest} turns a table's events into messages; {@link Assemble} keeps entries and
 * answers; both know nothing of Kafka and are run by thin processors. Entry point: {@link FlowBuilder}.
 */
@NullMarked
package dev.belvedere.topology.flow;

import org.jspecify.annotations.NullMarked;

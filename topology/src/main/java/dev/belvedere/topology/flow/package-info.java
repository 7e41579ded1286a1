/**
 * The operators of a plan, free of Kafka: {@code ingest} takes in a table's events, {@code feed}
 * turns a changed row into messages, {@code assemble} keeps rows, aggregates and joins by key, and {@code exchange} defines the messages that travel between them.
 * The streams package runs them.
 */
@NullMarked
package dev.belvedere.topology.flow;

import org.jspecify.annotations.NullMarked;

/**
 * Turns one table's change events into messages for the assemblies that depend on it. Knows nothing of Kafka.
 * Entry point: {@link Ingest}.
 */
@NullMarked
package dev.belvedere.topology.flow.ingest;

import org.jspecify.annotations.NullMarked;

/**
 * Maintains one shard of an assembly: applies messages to its entries and sends the resulting differences to the
 * assemblies downstream. Knows nothing of Kafka. Entry point: {@link Assemble}.
 */
@NullMarked
package dev.belvedere.topology.flow.assemble;

import org.jspecify.annotations.NullMarked;

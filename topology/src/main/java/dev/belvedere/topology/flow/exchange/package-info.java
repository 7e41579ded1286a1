/**
 * The messages that operators exchange, how they are encoded, and to which shards they go. Knows nothing of
 * Kafka. Entry points: {@link Message} and {@link Outbox}.
 */
@NullMarked
package dev.belvedere.topology.flow.exchange;

import org.jspecify.annotations.NullMarked;

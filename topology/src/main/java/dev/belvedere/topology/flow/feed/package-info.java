/** What a changed row of a table sends to the assemblies that depend on it. Knows nothing of Kafka. Entry point: {@link Feeders}. */
@NullMarked
package dev.belvedere.topology.flow.feed;

import org.jspecify.annotations.NullMarked;

/**
 * How far replicas have got: sync tokens, waiting until a shard has caught up, hydration and lag. Entry points:
 * {@link Freshness} and {@link HydrationTracker}.
 */
@NullMarked
package dev.belvedere.topology.engine.freshness;

import org.jspecify.annotations.NullMarked;

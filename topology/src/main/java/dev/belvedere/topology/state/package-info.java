/**
 * The state of operators, and its layout in one ordered store per shard: entries with a slot for each part, subscriptions, multisets. Entry points:
 * {@link OrderedStore}, {@link Entry}, {@link StoreKeys}.
 */
@NullMarked
package dev.belvedere.topology.state;

import org.jspecify.annotations.NullMarked;

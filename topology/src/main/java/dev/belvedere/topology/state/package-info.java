/**
 * What operators keep, and how it lies in one ordered store per shard: entries with a slot per part, subscriptions, multisets. Entry points:
 * {@link OrderedStore}, {@link Entry}, {@link StoreKeys}.
 */
@NullMarked
package dev.belvedere.topology.state;

import org.jspecify.annotations.NullMarked;

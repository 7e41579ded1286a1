/**
 * How far a shard has got: for each source partition, the offset before which it has received every change. Marks carry this from operator to operator;
 * freshness, hydration and lag are derived from it. Entry point: {@link Frontier}.
 */
@NullMarked
package dev.belvedere.topology.frontier;

import org.jspecify.annotations.NullMarked;

/**
 * How far a shard has got: for each source partition, the offset up to which every change is in. Marks carry it from operator to operator;
 * freshness, hydration and lag are read from it. Entry point: {@link Frontier}.
 */
@NullMarked
package dev.belvedere.topology.frontier;

import org.jspecify.annotations.NullMarked;

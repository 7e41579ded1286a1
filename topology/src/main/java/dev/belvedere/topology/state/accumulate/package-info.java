/**
 * Running results of aggregate functions, to which values are added and from which they are retracted. Knows no store: the values that a result depends on
 * one by one are kept in a {@link Multiset}. Entry point: {@link Accumulators}.
 */
@NullMarked
package dev.belvedere.topology.state.accumulate;

import org.jspecify.annotations.NullMarked;

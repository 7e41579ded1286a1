/** PostgreSQL's intervals: their arithmetic, their parts, and the times and intervals between which they stand. Knows no expressions. */
@NullMarked
package dev.belvedere.topology.expr.interval;

import org.jspecify.annotations.NullMarked;

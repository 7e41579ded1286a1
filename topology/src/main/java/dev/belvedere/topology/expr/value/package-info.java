/**
 * PostgreSQL's arithmetic, conversions, dates and patterns, on values that are not NULL. Knows no expressions. A value that PostgreSQL would refuse fails with an
 * {@link dev.belvedere.topology.expr.ExprException}.
 */
@NullMarked
package dev.belvedere.topology.expr.value;

import org.jspecify.annotations.NullMarked;

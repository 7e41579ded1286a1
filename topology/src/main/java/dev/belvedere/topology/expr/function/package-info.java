/**
 * How an operator or a function of SQL is defined, and those that every expression is made of: logic, comparison, arithmetic, CASE and casts. Entry points: the
 * constants of the families, and {@link Definition}, by which further families define theirs.
 */
@NullMarked
package dev.belvedere.topology.expr.function;

import org.jspecify.annotations.NullMarked;

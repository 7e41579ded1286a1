/**
 * Expressions over the columns of a row, with PostgreSQL's types, as data that prints itself ({@link Expr}) and compiles to an {@link Evaluator}. Knows no
 * particular function.
 */
@NullMarked
package dev.belvedere.topology.expr;

import org.jspecify.annotations.NullMarked;

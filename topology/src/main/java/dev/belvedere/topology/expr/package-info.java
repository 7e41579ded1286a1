/**
 * Expressions over the columns of a row, with PostgreSQL's types and meaning: data that prints itself ({@link Expr}), and what computes it
 * ({@link Evaluator}). Knows neither Calcite nor Kafka.
 */
@NullMarked
package dev.belvedere.topology.expr;

import org.jspecify.annotations.NullMarked;

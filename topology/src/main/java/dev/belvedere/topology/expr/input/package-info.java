/** Reads values from their texts, as PostgreSQL's input functions do. Entry point: {@link ValueText}. */
@NullMarked
package dev.belvedere.topology.expr.input;

import org.jspecify.annotations.NullMarked;

/**
 * Compiles the text of a view to its logical plan. The only package that knows Apache Calcite. Entry point: {@link ViewCompiler}.
 */
@NullMarked
package dev.belvedere.topology.sql;

import org.jspecify.annotations.NullMarked;

/**
 * Compiles the text of a view to its logical plan. Only this package and those below it know Apache Calcite. Entry point:
 * {@link ViewCompiler}.
 */
@NullMarked
package dev.belvedere.topology.sql;

import org.jspecify.annotations.NullMarked;

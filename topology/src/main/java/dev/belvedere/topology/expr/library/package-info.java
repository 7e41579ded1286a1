/**
 * The functions that statements call by their names, one file for each family: the types that they take and give, and what they compute. A new function is one
 * entry in the list of its family. Entry point: {@link Functions}, which also finds the operators of {@link dev.belvedere.topology.expr.function}.
 */
@NullMarked
package dev.belvedere.topology.expr.library;

import org.jspecify.annotations.NullMarked;

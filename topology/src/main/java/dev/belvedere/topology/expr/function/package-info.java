/**
 * The operators and functions of SQL, one file for each family: how statements call them, the types that they take and give, and what they compute. A new
 * function is one entry in the list of its family. Entry points: {@link Functions}, which finds them by name, and the constants of the families.
 */
@NullMarked
package dev.belvedere.topology.expr.function;

import org.jspecify.annotations.NullMarked;

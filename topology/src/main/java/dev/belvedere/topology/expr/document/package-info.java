/** Operators and functions that take documents apart, compare them and change them. Entry points: {@link DocumentParts}, {@link DocumentChanges}. */
@NullMarked
package dev.belvedere.topology.expr.document;

import org.jspecify.annotations.NullMarked;

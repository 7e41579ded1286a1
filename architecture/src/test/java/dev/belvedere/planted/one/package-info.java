/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.planted.one;

import org.jspecify.annotations.NullMarked;

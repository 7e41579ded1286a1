/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.planted.first;

import org.jspecify.annotations.NullMarked;

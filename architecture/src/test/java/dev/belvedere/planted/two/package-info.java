/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.planted.two;

import org.jspecify.annotations.NullMarked;

/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.planted.second;

import org.jspecify.annotations.NullMarked;

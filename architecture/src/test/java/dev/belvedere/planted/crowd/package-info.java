/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.planted.crowd;

import org.jspecify.annotations.NullMarked;

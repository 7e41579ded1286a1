/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.serdes.planted;

import org.jspecify.annotations.NullMarked;

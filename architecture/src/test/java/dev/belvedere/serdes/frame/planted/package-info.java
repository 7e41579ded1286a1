/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.serdes.frame.planted;

import org.jspecify.annotations.NullMarked;

/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.serdes.row.planted;

import org.jspecify.annotations.NullMarked;

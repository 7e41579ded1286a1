/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.query.read.planted;

import org.jspecify.annotations.NullMarked;

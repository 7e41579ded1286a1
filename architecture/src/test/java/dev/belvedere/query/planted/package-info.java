/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.query.planted;

import org.jspecify.annotations.NullMarked;

/** Breaks rules on purpose. */
@NullMarked
package dev.belvedere.planted.loop;

import org.jspecify.annotations.NullMarked;

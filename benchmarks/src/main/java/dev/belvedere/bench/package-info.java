/** Measurements on the whole system, as its users would meet it: {@code belvedere bench NAME}. */
@NullMarked
package dev.belvedere.bench;

import org.jspecify.annotations.NullMarked;

/** The program. Entry point: {@link Main}. */
@NullMarked
package dev.belvedere.app;

import org.jspecify.annotations.NullMarked;

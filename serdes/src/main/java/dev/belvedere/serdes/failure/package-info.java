/** The root of everything the engine refuses or breaks on: one exception type with a stable code. */
@NullMarked
package dev.belvedere.serdes.failure;

import org.jspecify.annotations.NullMarked;

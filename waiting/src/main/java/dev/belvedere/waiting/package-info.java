/** Waits for conditions that nothing signals. Depends on nothing but the JDK. Entry point: {@link Waiting}. */
@NullMarked
package dev.belvedere.waiting;

import org.jspecify.annotations.NullMarked;

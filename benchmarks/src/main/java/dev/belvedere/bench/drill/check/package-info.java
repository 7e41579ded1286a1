/**
 * Readers who check every answer, against a writer who knows every state that he gave the rows. Knows instances by their addresses only; knows nothing of
 * what is done to them. Entry points: {@link Writer}, {@link Readers} and {@link Tally}.
 */
@NullMarked
package dev.belvedere.bench.drill.check;

import org.jspecify.annotations.NullMarked;

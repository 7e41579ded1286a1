/**
 * The contract of a candidate, and its measurement from within its process. Knows no implementation. Entry point: {@link Candidate}.
 */
@NullMarked
package dev.belvedere.bench.engine.candidate;

import org.jspecify.annotations.NullMarked;

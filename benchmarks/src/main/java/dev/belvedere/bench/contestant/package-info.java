/**
 * One contestant of a comparison, in a process of its own, and how it is measured from within: told what to do line by line on standard input, it answers
 * in JSON on standard output. Entry point: {@link ContestantMain}.
 */
@NullMarked
package dev.belvedere.bench.contestant;

import org.jspecify.annotations.NullMarked;

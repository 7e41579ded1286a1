/** Counts the marks on the exchanges. Entry point: {@link MarksCommand}. */
@NullMarked
package dev.belvedere.bench.marks;

import org.jspecify.annotations.NullMarked;

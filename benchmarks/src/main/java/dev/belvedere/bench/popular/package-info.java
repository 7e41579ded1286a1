/** Measures a change of a parent row with very many children, and other changes meanwhile. Entry point: {@link PopularParentCommand}. */
@NullMarked
package dev.belvedere.bench.popular;

import org.jspecify.annotations.NullMarked;

/** Measures what many views cost beside one. Entry point: {@link ViewsCommand}. */
@NullMarked
package dev.belvedere.bench.views;

import org.jspecify.annotations.NullMarked;

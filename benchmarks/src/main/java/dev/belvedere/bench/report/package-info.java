/** Writes figures as JSON and as plots. Entry points: {@link JsonOption}, {@link FigureJson} and {@link Charts}. */
@NullMarked
package dev.belvedere.bench.report;

import org.jspecify.annotations.NullMarked;

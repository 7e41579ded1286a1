/** Schedules, latencies, medians and exact JSON: the arithmetic of measurements. Knows nothing of the systems that are measured. */
@NullMarked
package dev.belvedere.bench.measure;

import org.jspecify.annotations.NullMarked;

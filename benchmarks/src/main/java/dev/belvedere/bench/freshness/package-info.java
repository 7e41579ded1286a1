/** Measures the time from a commit in PostgreSQL to a read over HTTP. Entry point: {@link FreshnessCommand}. */
@NullMarked
package dev.belvedere.bench.freshness;

import org.jspecify.annotations.NullMarked;

/** What the read API measures. Entry point: {@link dev.belvedere.query.http.metrics.ServerMetrics}. */
@NullMarked
package dev.belvedere.query.http.metrics;

import org.jspecify.annotations.NullMarked;

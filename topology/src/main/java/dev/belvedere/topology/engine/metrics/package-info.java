/**
 * What an instance measures of itself. Every metric is a constant of an enum that says what it means ({@link dev.belvedere.topology.engine.metrics.Metric}); the page of
 * metrics is made of them. Entry point: {@link dev.belvedere.topology.engine.metrics.EngineMetrics}.
 */
@NullMarked
package dev.belvedere.topology.engine.metrics;

import org.jspecify.annotations.NullMarked;

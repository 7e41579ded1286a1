/**
 * Instances as processes of their own, which can be killed, paused, stopped and cut off. Knows nothing of readers. Entry points: {@link Cluster} and
 * {@link Network}.
 */
@NullMarked
package dev.belvedere.bench.drill.cluster;

import org.jspecify.annotations.NullMarked;

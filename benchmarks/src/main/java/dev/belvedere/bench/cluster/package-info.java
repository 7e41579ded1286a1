/**
 * A cluster of instances as processes that can be killed, paused, stopped and cut off. Knows nothing of readers. Entry points: {@link ClusterFixture} and
 * {@link Cluster}.
 */
@NullMarked
package dev.belvedere.bench.cluster;

import org.jspecify.annotations.NullMarked;

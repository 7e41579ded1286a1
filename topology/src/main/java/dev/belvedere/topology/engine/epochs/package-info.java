/**
 * Runs the keeper of epochs on Kafka: one instance of a deployment leads, all follow. Entry points: {@link dev.belvedere.topology.engine.epochs.Leadership} and
 * {@link dev.belvedere.topology.engine.epochs.EpochFollower}.
 */
@NullMarked
package dev.belvedere.topology.engine.epochs;

import org.jspecify.annotations.NullMarked;

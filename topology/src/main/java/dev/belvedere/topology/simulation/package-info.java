/**
 * The engine without Kafka: the operators and the keeper of epochs that a deployment runs, on stores and logs in memory, in one thread and in an order that a seed gives. Tests
 * and measurements run it; nothing that serves views does. Entry point: {@link Simulation}.
 */
@NullMarked
package dev.belvedere.topology.simulation;

import org.jspecify.annotations.NullMarked;

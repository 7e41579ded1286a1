/**
 * The physical plan: operators, what they keep, and the exchanges between them, as data that prints itself. Made from the logical plan by
 * {@link PhysicalPlanner}; run by the flow. Knows neither Calcite nor Kafka.
 */
@NullMarked
package dev.belvedere.topology.plan.physical;

import org.jspecify.annotations.NullMarked;

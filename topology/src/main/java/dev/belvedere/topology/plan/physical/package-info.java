/**
 * The physical plan as data that prints itself: what is ingested, the operators with the state that they keep, the exchanges between them, and how views are
 * read. Entry point: {@link PhysicalPlan}. Knows neither Calcite nor Kafka.
 */
@NullMarked
package dev.belvedere.topology.plan.physical;

import org.jspecify.annotations.NullMarked;

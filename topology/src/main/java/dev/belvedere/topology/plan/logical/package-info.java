/** The logical plan: what a view's statement means, as data that prints itself. Knows neither Calcite nor Kafka. */
@NullMarked
package dev.belvedere.topology.plan.logical;

import org.jspecify.annotations.NullMarked;

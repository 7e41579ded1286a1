/** order_summary as an application on the Kafka Streams DSL. Entry point: {@link DslCandidate}. */
@NullMarked
package dev.belvedere.bench.engine.dsl;

import org.jspecify.annotations.NullMarked;

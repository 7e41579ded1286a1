/**
 * The comparison of this engine with the same view on the Kafka Streams DSL and with a ceiling: same broker, same data, same measures. Entry point:
 * {@link EngineCommand}.
 */
@NullMarked
package dev.belvedere.bench.engine;

import org.jspecify.annotations.NullMarked;

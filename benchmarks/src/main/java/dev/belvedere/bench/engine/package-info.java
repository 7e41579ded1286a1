/**
 * Compares this engine with the same view on the Kafka Streams DSL and with a ceiling, on the same broker and data. Entry point: {@link EngineCommand}.
 */
@NullMarked
package dev.belvedere.bench.engine;

import org.jspecify.annotations.NullMarked;

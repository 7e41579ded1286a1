/**
 * The engine's own rows: SQL types and columns, values, and the two binary encodings of them, one compact (state and exchanges), one that
 * preserves order (keys). Knows nothing of Avro or the registry, and of Kafka only {@code Bytes}.
 */
@NullMarked
package dev.belvedere.serdes.row;

import org.jspecify.annotations.NullMarked;

/**
 * Confluent's frames: Avro bytes behind the id of the schema they were written with. Reads and writes them as Avro's generic values; knows nothing of
 * tables or SQL. Entry points: {@link FrameReader} and {@link FrameWriter}.
 */
@NullMarked
package dev.belvedere.serdes.frame;

import org.jspecify.annotations.NullMarked;

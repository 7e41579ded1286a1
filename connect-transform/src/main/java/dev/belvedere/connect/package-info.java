/** Runs inside Kafka Connect, in front of its converters. Entry point: {@link KeepNulls}. */
@NullMarked
package dev.belvedere.connect;

import org.jspecify.annotations.NullMarked;

/**
 * Events that were set aside because they could not be taken in, as registered Avro records. Entry points:
 * {@link dev.belvedere.serdes.deadletter.DeadLetterWriter} and {@link dev.belvedere.serdes.deadletter.DeadLetterReader}.
 */
@NullMarked
package dev.belvedere.serdes.deadletter;

import org.jspecify.annotations.NullMarked;

/**
 * Sends the records of a file to Kafka as their producer would have: registers the schemas, writes Avro in the framing that the file names. Entry points:
 * {@link EventFile} and {@link EventProducer}.
 */
@NullMarked
package dev.belvedere.localshop.events;

import org.jspecify.annotations.NullMarked;

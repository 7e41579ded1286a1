package org.apache.kafka.streams.planted;

/** Stands in for a class of this package. */
public final class KafkaStreamsStandIn {

    private KafkaStreamsStandIn() {}
}

package org.apache.kafka.clients.planted;

/** Stands in for a class of this package. */
public final class KafkaStandIn {

    private KafkaStandIn() {}
}

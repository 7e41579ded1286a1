package dev.belvedere.topology.flow.planted;

import org.apache.kafka.clients.planted.KafkaStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsKafka {

    private KnowsKafka() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return KafkaStandIn.class;
    }
}

package dev.belvedere.query.route.planted;

import org.apache.kafka.streams.planted.KafkaStreamsStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsKafkaStreams {

    private KnowsKafkaStreams() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return KafkaStreamsStandIn.class;
    }
}

package dev.belvedere.topology.streams;

import java.util.Map;

/**
 * The settings that shape the Kafka Streams application, in addition to the plan.
 *
 * @param application the id of the application: the prefix of its topics
 * @param shards the number of virtual shards
 * @param topicIds the ids that the broker has given to the tables' topics, by topic
 */
public record FlowSettings(String application, int shards, Map<String, String> topicIds) {

    public FlowSettings {
        topicIds = Map.copyOf(topicIds);
    }
}

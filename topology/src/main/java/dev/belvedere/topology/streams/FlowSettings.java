package dev.belvedere.topology.streams;

import java.util.Map;
import java.util.Set;

/**
 * The settings that shape the Kafka Streams application, in addition to the plan.
 *
 * @param application the id of the application: the prefix of its topics
 * @param shards the number of virtual shards
 * @param topicIds the ids that the broker has given to the tables' topics, by topic
 * @param settingAside the names of the tables that set aside what cannot be taken in; the others stand still before it
 */
public record FlowSettings(String application, int shards, Map<String, String> topicIds, Set<String> settingAside) {

    public FlowSettings {
        topicIds = Map.copyOf(topicIds);
        settingAside = Set.copyOf(settingAside);
    }
}

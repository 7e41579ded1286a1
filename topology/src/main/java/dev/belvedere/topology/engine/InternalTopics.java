package dev.belvedere.topology.engine;

import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.streams.StreamsNames;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The internal topics that Kafka Streams does not create by itself. */
final class InternalTopics {

    private static final Duration FOR_EVER = Duration.ofMillis(-1);

    /** Requests of readers that have long given up. */
    private static final Duration REQUESTS_RETENTION = Duration.ofHours(1);

    private final Blueprint blueprint;
    private final Sources sources;

    InternalTopics(Blueprint blueprint, Sources sources) {
        this.blueprint = blueprint;
        this.sources = sources;
    }

    /** Creates the topics, unless they exist. */
    void create(Broker broker) {
        broker.createTopics(truncates(), FOR_EVER);
        broker.createTopics(markRequests(), REQUESTS_RETENTION);
    }

    /** Returns the topics of requests for marks, in the order of the tables. */
    List<String> markRequestTopics() {
        return List.copyOf(markRequests().keySet());
    }

    /** Returns the topics of TRUNCATE messages with their numbers of partitions; tables with one partition have none. */
    private Map<String, Integer> truncates() {
        Map<String, Integer> topics = new LinkedHashMap<>();
        for (IngestPlan ingest : blueprint.plan().ingests()) {
            if (sources.partitions(ingest.ordinal()) > 1) {
                topics.put(
                        StreamsNames.truncatesTopic(blueprint.application(), ingest),
                        sources.partitions(ingest.ordinal()));
            }
        }
        return topics;
    }

    private Map<String, Integer> markRequests() {
        Map<String, Integer> topics = new LinkedHashMap<>();
        for (IngestPlan ingest : blueprint.plan().ingests()) {
            topics.put(
                    StreamsNames.markRequestsTopic(blueprint.application(), ingest),
                    sources.partitions(ingest.ordinal()));
        }
        return topics;
    }
}

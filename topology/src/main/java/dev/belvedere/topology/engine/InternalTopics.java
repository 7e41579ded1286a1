package dev.belvedere.topology.engine;

import dev.belvedere.topology.streams.StreamsNames;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.plan.physical.IngestPlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The topics of a deployment that Streams does not create by itself, with their numbers of partitions. */
final class InternalTopics {

    static final Duration FOR_EVER = Duration.ofMillis(-1);

    /** Whoever asked has long given up then. */
    static final Duration FOR_AN_HOUR = Duration.ofHours(1);

    private final Blueprint blueprint;
    private final Sources sources;

    InternalTopics(Blueprint blueprint, Sources sources) {
        this.blueprint = blueprint;
        this.sources = sources;
    }

    /** In which the partitions of a table hear of TRUNCATE in another; only tables that have several. */
    Map<String, Integer> truncates() {
        Map<String, Integer> topics = new LinkedHashMap<>();
        for (IngestPlan ingest : blueprint.plan().ingests()) {
            if (sources.partitions(ingest.ordinal()) > 1) {
                topics.put(StreamsNames.truncatesTopic(blueprint.application(), ingest), sources.partitions(ingest.ordinal()));
            }
        }
        return topics;
    }

    /** In which the partitions of a table are asked for marks, in the order of the tables. */
    Map<String, Integer> markRequests() {
        Map<String, Integer> topics = new LinkedHashMap<>();
        for (IngestPlan ingest : blueprint.plan().ingests()) {
            topics.put(StreamsNames.markRequestsTopic(blueprint.application(), ingest), sources.partitions(ingest.ordinal()));
        }
        return topics;
    }
}

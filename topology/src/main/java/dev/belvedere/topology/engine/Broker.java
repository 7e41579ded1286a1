package dev.belvedere.topology.engine;

import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.Sources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What an engine asks of Kafka beside running on it. Thread-safe; every method blocks until the broker answers or a timeout passes. */
interface Broker extends AutoCloseable {

    /**
     * Returns those of these topics that do not exist.
     *
     * @throws EngineException if the broker does not answer
     */
    Set<String> missing(List<String> topics);

    /**
     * Returns the partitions of the tables' topics.
     *
     * @throws EngineException if the broker does not answer, or a topic does not exist
     */
    Sources sources(List<Table> tables);

    /**
     * Returns the ids of the tables' topics, by topic. A topic that is deleted and created again has another one.
     *
     * @throws EngineException if the broker does not answer, or a topic does not exist
     */
    Map<String, String> topicIds(List<Table> tables);

    /**
     * Returns when the newest record of a topic of one partition was written, in ms since 1970; empty if it has none, or does not exist.
     *
     * @throws EngineException if the broker does not answer
     */
    OptionalLong newestMs(String topic);

    /**
     * Returns for how long the tables' topics keep deletions, by topic. Topics that are not compacted are missing.
     *
     * @throws EngineException if the broker does not answer
     */
    Map<String, Duration> deletionsKept(List<Table> tables);

    /**
     * Returns the first event that an application has not taken in of sources, by source number. Sources of which it has taken in nothing, or all, are missing.
     *
     * @throws EngineException if the broker does not answer
     */
    Map<Integer, WaitingEvent> waiting(String application, Sources sources);

    /**
     * Returns where the sources end now, by source number: the offset after the last committed record.
     *
     * @throws EngineException if the broker does not answer
     */
    long[] ends(Sources sources);

    /**
     * Returns the applications that this deployment has run with other plans than the given one's, sorted.
     *
     * @throws EngineException if the broker does not answer
     */
    List<String> applicationsBeside(String application);

    /**
     * Creates topics whose records are deleted by the engine alone, unless they exist.
     *
     * @param topics their numbers of partitions
     * @param largestMessage the largest message that they take, in bytes
     * @throws EngineException if the broker does not answer, or refuses
     */
    void createTopics(Map<String, Integer> topics, int largestMessage);

    @Override
    void close();
}

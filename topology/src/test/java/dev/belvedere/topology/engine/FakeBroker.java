package dev.belvedere.topology.engine;

import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.Sources;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers as a broker with one partition per table does, until it is asked for what it is to refuse. */
final class FakeBroker implements Broker {

    enum Question {
        APPLICATIONS,
        SOURCES,
        TOPICS,
        ENDS
    }

    private final @Nullable Question refused;
    private final Set<String> missing;
    private boolean closed;
    private OptionalLong newestMs = OptionalLong.empty();
    private Duration kept = Duration.ZERO;
    private Map<Integer, WaitingEvent> waiting = Map.of();

    FakeBroker(@Nullable Question refused) {
        this(refused, Set.of());
    }

    private FakeBroker(@Nullable Question refused, Set<String> missing) {
        this.refused = refused;
        this.missing = missing;
    }

    static FakeBroker without(String topic) {
        return new FakeBroker(null, Set.of(topic));
    }

    /** A broker of an application that took in something last at a time, while an event waits in a topic that keeps deletions so long. */
    static FakeBroker idleSince(long newestMs, Duration kept, WaitingEvent event) {
        FakeBroker broker = new FakeBroker(null);
        broker.newestMs = OptionalLong.of(newestMs);
        broker.kept = kept;
        broker.waiting = Map.of(0, event);
        return broker;
    }

    boolean isClosed() {
        return closed;
    }

    private void ask(Question question) {
        if (question == refused) {
            throw new EngineException("broker-unreachable", "planted: " + question, null);
        }
    }

    @Override
    public Set<String> missing(List<String> topics) {
        return topics.stream().filter(missing::contains).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Sources sources(List<Table> tables) {
        ask(Question.SOURCES);
        return Sources.of(tables, Collections.nCopies(tables.size(), 1));
    }

    @Override
    public Map<String, String> topicIds(List<Table> tables) {
        return Map.of();
    }

    @Override
    public OptionalLong newestMs(String topic) {
        return newestMs;
    }

    @Override
    public Map<String, Duration> deletionsKept(List<Table> tables) {
        return tables.stream().collect(Collectors.toMap(Table::topic, table -> kept));
    }

    @Override
    public Map<Integer, WaitingEvent> waiting(String application, Sources sources) {
        return waiting;
    }

    @Override
    public long[] ends(Sources sources) {
        ask(Question.ENDS);
        return new long[sources.size()];
    }

    @Override
    public List<String> applicationsBeside(String application) {
        ask(Question.APPLICATIONS);
        return List.of();
    }

    @Override
    public void createTopics(Map<String, Integer> topics, int largestMessage) {
        ask(Question.TOPICS);
    }

    @Override
    public void close() {
        closed = true;
    }
}

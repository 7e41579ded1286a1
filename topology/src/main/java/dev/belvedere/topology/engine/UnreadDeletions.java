package dev.belvedere.topology.engine;

import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.Sources;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Refuses to go on where a deletion may be gone that the application has not read. A compacted topic keeps the record of a deletion for {@code delete.retention.ms} only
 * (Kafka's topic settings): who comes later finds neither the row's events nor that it was deleted, and would keep the row for ever.
 */
final class UnreadDeletions {

    private final Broker broker;
    private final long nowMs;

    /** @param nowMs the time in ms since 1970 */
    UnreadDeletions(Broker broker, long nowMs) {
        this.broker = broker;
        this.nowMs = nowMs;
    }

    /**
     * Looks at all tables.
     *
     * @param epochs the topic in which the application tells what it takes in
     * @throws EngineException if deletions of one of them may be gone, or the broker does not answer
     */
    void refuse(List<Table> tables, Sources sources, String application, String epochs) {
        OptionalLong newestMs = broker.newestMs(epochs);
        if (newestMs.isEmpty()) {
            return;
        }
        Duration idle = Duration.ofMillis(nowMs - newestMs.getAsLong());
        Map<String, Duration> kept = new HashMap<>(broker.deletionsKept(tables));
        kept.values().removeIf(duration -> duration.compareTo(idle) >= 0);
        if (kept.isEmpty()) {
            return;
        }
        broker.waiting(application, sources).forEach((source, event) -> {
            Table table = tables.get(sources.partitions().get(source).table());
            Duration ofTopic = kept.get(table.topic());
            if (ofTopic != null && !isWhole(event, ofTopic)) {
                throw refusal(table, ofTopic, idle);
            }
        });
    }

    /** Nothing is gone if the first event that waits is the first one that came, and is not too old itself: what came later is not either. */
    private boolean isWhole(WaitingEvent event, Duration kept) {
        return event.offset() == event.next() && nowMs - event.timestampMs() <= kept.toMillis();
    }

    private static EngineException refusal(Table table, Duration kept, Duration idle) {
        return new EngineException(
                "deletions-unread",
                "table " + table.name() + ": topic " + table.topic() + " keeps deletions for " + text(kept)
                        + " (delete.retention.ms), and nothing has been taken in for " + text(idle)
                        + " while events came: a deletion may be gone unread, and its row would stay in the views. Build the views"
                        + " anew: give the deployment another name (application), start it, and delete the topics and the state of"
                        + " the old one. If you know that no row was deleted meanwhile, raise delete.retention.ms of the topic.",
                null);
    }

    private static String text(Duration duration) {
        return duration.toHours() > 0 ? duration.toHours() + " h" : duration.toSeconds() + " s";
    }
}

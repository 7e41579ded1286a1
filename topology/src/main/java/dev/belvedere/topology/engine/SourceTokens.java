package dev.belvedere.topology.engine;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.frontier.Sources;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.apache.kafka.common.TopicPartition;

/** Tokens in the engine's own terms: offsets by source number. Thread-safe. */
final class SourceTokens {

    private final Sources sources;
    private final Map<TopicPartition, Integer> numbers = new HashMap<>();

    SourceTokens(Sources sources) {
        this.sources = sources;
        for (Sources.Source source : sources.partitions()) {
            numbers.put(new TopicPartition(source.topic(), source.partition()), numbers.size());
        }
    }

    /**
     * Offsets as a token.
     *
     * @param next by source number, exclusive; {@link Long#MAX_VALUE} for what the token says nothing of
     */
    SyncToken of(IntToLongFunction next) {
        return SyncToken.of(add -> {
            for (int source = 0; source < sources.size(); source++) {
                long offset = next.applyAsLong(source);
                if (offset != Long.MAX_VALUE) {
                    Sources.Source of = sources.partitions().get(source);
                    add.partition(of.topic(), of.partition(), offset);
                }
            }
        });
    }

    /**
     * A token as offsets; 0 for what it says nothing of.
     *
     * @throws EngineException where it names what is no partition of a table here
     */
    long[] offsets(SyncToken token) {
        long[] offsets = new long[sources.size()];
        token.forEach((topic, partition, next) -> {
            Integer source = numbers.get(new TopicPartition(topic, partition));
            if (source == null || next < 0) {
                throw new EngineException(
                        "foreign-token",
                        "the Sync-Token is of partition " + partition + " of the topic " + topic
                                + ", and no table of this deployment has that. Send a token that was issued here, or that was made of a record"
                                + " of one of its table topics.",
                        null);
            }
            offsets[source] = next;
        });
        return offsets;
    }
}

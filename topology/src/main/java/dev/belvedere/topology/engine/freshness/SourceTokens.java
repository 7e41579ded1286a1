package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.engine.EngineException;
import dev.belvedere.topology.engine.replica.Commit;
import dev.belvedere.topology.engine.replica.CommitRequirement;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.frontier.Sources;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Tokens in the engine's own terms: offsets by source number, and commits of shards by number, each under a name that is no topic's. Thread-safe.
 */
public final class SourceTokens {

    private final Sources sources;
    private final String application;
    private final Pattern commits;
    private final Map<TopicPartition, Integer> numbers = new HashMap<>();

    /**
     * @param deployment the name that all its applications begin with
     * @param application the one that runs
     */
    public SourceTokens(Sources sources, String deployment, String application) {
        this.sources = sources;
        this.application = application;
        this.commits = Pattern.compile(Pattern.quote(deployment) + "-[0-9a-f]{8}/.*");
        for (Sources.Source source : sources.partitions()) {
            numbers.put(new TopicPartition(source.topic(), source.partition()), numbers.size());
        }
    }

    /**
     * Offsets as a token.
     *
     * @param next by source number, exclusive; {@link Long#MAX_VALUE} for what the token says nothing of
     */
    public SyncToken of(IntToLongFunction next) {
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
     * A commit of a shard.
     *
     * @param frontier how far the sources have got
     * @param commit which of the shard's commits it is
     */
    public record Tokens(SyncToken frontier, SyncToken commit) {}

    public Tokens of(String store, int shard, Commit commit) {
        SyncToken frontier = of(source -> commit.offsets()[source]);
        SyncToken number =
                commit.number() == 0 ? SyncToken.NONE : SyncToken.NONE.and(name(store), shard, commit.number());
        return new Tokens(frontier, number);
    }

    private String name(String store) {
        return application + "/" + store;
    }

    /**
     * What a token wants of a shard.
     *
     * @throws EngineException where it names what is no partition of a table here
     */
    public CommitRequirement wanted(SyncToken token, String store, int shard) {
        return new CommitRequirement(offsets(token), token.next(name(store), shard).orElse(0));
    }

    /**
     * A token as offsets; 0 for what it says nothing of.
     *
     * @throws EngineException where it names what is no partition of a table here
     */
    public long[] offsets(SyncToken token) {
        long[] offsets = new long[sources.size()];
        token.forEach((topic, partition, next) -> {
            Integer source = numbers.get(new TopicPartition(topic, partition));
            // Of another plan, or of a shard that this read is not of.
            if (source == null && next >= 0 && commits.matcher(topic).matches()) {
                return;
            }
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

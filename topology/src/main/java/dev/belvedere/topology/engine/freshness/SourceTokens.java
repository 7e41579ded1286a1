package dev.belvedere.topology.engine.freshness;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.replica.Commit;
import dev.belvedere.topology.engine.replica.CommitRequirement;
import dev.belvedere.topology.engine.replica.CommitTokens;
import dev.belvedere.topology.frontier.Sources;
import dev.belvedere.topology.state.ShardId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Translates sync tokens into the engine's terms and back: offsets by source number, and the numbers of shards' commits, which a token lists under the
 * application's and the store's name instead of a topic's. Thread-safe.
 */
public final class SourceTokens {

    private final Sources sources;
    private final String application;
    private final Pattern commits;
    private final Map<TopicPartition, Integer> numbers = new HashMap<>();

    /**
     * @param deployment the name with which all of the deployment's applications begin
     * @param application the application that runs
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
     * Returns offsets as a token.
     *
     * @param next by source number, exclusive; {@link Long#MAX_VALUE} for sources that the token leaves out
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

    /** Returns a commit of a shard as tokens. */
    CommitTokens of(ShardId shard, Commit commit) {
        SyncToken frontier = of(source -> commit.offsets()[source]);
        SyncToken number = commit.number() == 0
                ? SyncToken.NONE
                : SyncToken.NONE.and(name(shard), shard.number(), commit.number());
        return new CommitTokens(frontier, number);
    }

    private String name(ShardId shard) {
        return application + "/" + shard.store();
    }

    /**
     * Returns what a token requires of a shard.
     *
     * @throws ForeignTokenException if the token names a partition that is none of a table here
     */
    CommitRequirement requirement(SyncToken token, ShardId shard) {
        return new CommitRequirement(
                offsets(token), token.next(name(shard), shard.number()).orElse(0));
    }

    /**
     * Returns a token's offsets by source number; 0 for sources that it does not name.
     *
     * @throws ForeignTokenException if the token names a partition that is none of a table here
     */
    long[] offsets(SyncToken token) {
        long[] offsets = new long[sources.size()];
        token.forEach((topic, partition, next) -> {
            Integer source = numbers.get(new TopicPartition(topic, partition));
            // A commit of another plan, or of a shard that this read does not concern.
            if (source == null && next >= 0 && commits.matcher(topic).matches()) {
                return;
            }
            if (source == null || next < 0) {
                throw new ForeignTokenException(topic, partition);
            }
            offsets[source] = next;
        });
        return offsets;
    }
}

package dev.belvedere.topology.engine.freshness;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.replica.CommitRequirement;
import dev.belvedere.topology.engine.replica.CommitTokens;
import dev.belvedere.topology.engine.replica.LocalReplica;
import dev.belvedere.topology.engine.replica.LocalReplicas;
import dev.belvedere.topology.flow.exchange.MarkRequest;
import dev.belvedere.topology.state.ShardId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The freshness of this instance's replicas. A reader that has to wait makes ingest send marks to its shard. */
public final class ShardFreshness implements Freshness {

    private final Map<String, Set<Integer>> indirectSources;
    private final Executor later;
    private final LocalReplicas replicas;
    private final TopicEnds ends;
    private final SourceTokens tokens;
    private final MarkRequester requester;
    private final Supplier<CompletableFuture<TopicEnds.Look>> look;

    /**
     * @param indirectSources by store, the sources whose changes also reach it through other assemblies
     * @param later runs requests after a delay, when changes that arrived by themselves may have made them unnecessary
     * @param look looks up the ends of the table topics again
     */
    public ShardFreshness(
            Map<String, Set<Integer>> indirectSources,
            Executor later,
            LocalReplicas replicas,
            TopicEnds ends,
            SourceTokens tokens,
            MarkRequester requester,
            Supplier<CompletableFuture<TopicEnds.Look>> look) {
        this.indirectSources = Map.copyOf(indirectSources);
        this.later = later;
        this.replicas = replicas;
        this.ends = ends;
        this.tokens = tokens;
        this.requester = requester;
        this.look = look;
    }

    @Override
    public Optional<Standing> of(String store, int shard) {
        ShardId id = new ShardId(store, shard);
        return replicas.replica(id).map(replica -> {
            CommitTokens now = replica.tokens(commit -> tokens.of(id, commit));
            return new Standing(
                    now.frontier(), now.commit(), replica.role(), ends.lagMs(replica, System.currentTimeMillis()));
        });
    }

    @Override
    public void check(SyncToken token) {
        tokens.offsets(token);
    }

    @Override
    public CompletableFuture<Boolean> reach(String store, int shard, SyncToken token) {
        ShardId id = new ShardId(store, shard);
        CommitRequirement requirement = tokens.requirement(token, id);
        return replicas.replica(id)
                .map(replica -> replica.meets(requirement)
                        ? CompletableFuture.completedFuture(true)
                        : await(id, replica, requirement))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private CompletableFuture<Boolean> await(ShardId shard, LocalReplica replica, CommitRequirement requirement) {
        CompletableFuture<Boolean> reached = replica.await(requirement);
        for (int source = 0; source < requirement.offsets().length; source++) {
            long next = requirement.offsets()[source];
            if (replica.offset(source) < next) {
                request(reached, source, new MarkRequest(shard, next));
            }
        }
        return reached;
    }

    // The last message of a change that comes straight from ingest says that it is complete: a mark is only needed if
    // none comes.
    private void request(CompletableFuture<Boolean> reached, int source, MarkRequest request) {
        if (Objects.requireNonNull(indirectSources.get(request.shard().store())).contains(source)) {
            requester.request(source, request);
        } else {
            later.execute(() -> {
                if (!reached.isDone()) {
                    requester.request(source, request);
                }
            });
        }
    }

    @Override
    public CompletableFuture<SyncToken> committedAt(long atMs) {
        TopicEnds.Look newest = ends.newest();
        CompletableFuture<TopicEnds.Look> known =
                newest.atMs() >= atMs ? CompletableFuture.completedFuture(newest) : look.get();
        return known.thenApply(look -> tokens.of(source -> look.offsets()[source]));
    }
}

package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.engine.replica.CommitRequirement;
import dev.belvedere.topology.engine.replica.LocalReplica;
import dev.belvedere.topology.engine.replica.LocalReplicas;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.flow.exchange.MarkRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The freshness of what the board knows. Whoever has to wait has ingest asked for marks. */
public final class ShardFreshness implements Freshness {

    private final Map<String, Integer> assemblies;
    private final Map<Integer, Set<Integer>> indirect;
    private final Executor later;
    private final LocalReplicas board;
    private final TopicEnds ends;
    private final SourceTokens tokens;
    private final MarkRequester requester;
    private final Supplier<CompletableFuture<TopicEnds.Look>> look;

    /**
     * @param assemblies by the names of their stores
     * @param indirect by assembly, the sources whose changes also reach it through others
     * @param later runs after a while what changes that come by themselves may have made needless
     * @param look has the ends of the table topics looked at again
     */
    public ShardFreshness(
            Map<String, Integer> assemblies,
            Map<Integer, Set<Integer>> indirect,
            Executor later,
            LocalReplicas board,
            TopicEnds ends,
            SourceTokens tokens,
            MarkRequester requester,
            Supplier<CompletableFuture<TopicEnds.Look>> look) {
        this.assemblies = Map.copyOf(assemblies);
        this.indirect = Map.copyOf(indirect);
        this.later = later;
        this.board = board;
        this.ends = ends;
        this.tokens = tokens;
        this.requester = requester;
        this.look = look;
    }

    @Override
    public Optional<Standing> of(String store, int shard) {
        return board.shard(assembly(store), shard).map(held -> {
            SourceTokens.Tokens now = held.tokens(tokens, store, shard);
            return new Standing(
                    now.frontier(), now.commit(), held.role(), ends.lagMs(held, System.currentTimeMillis()));
        });
    }

    @Override
    public void check(SyncToken token) {
        tokens.offsets(token);
    }

    @Override
    public CompletableFuture<Boolean> reach(String store, int shard, SyncToken token) {
        CommitRequirement wanted = tokens.wanted(token, store, shard);
        int assembly = assembly(store);
        Optional<LocalReplica> held = board.shard(assembly, shard);
        if (held.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        if (held.get().isPast(wanted)) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Boolean> reached = held.get().await(wanted);
        for (int source = 0; source < wanted.offsets().length; source++) {
            if (held.get().offset(source) < wanted.offsets()[source]) {
                ask(reached, source, new MarkRequest(assembly, shard, wanted.offsets()[source]));
            }
        }
        return reached;
    }

    // A change that comes straight from ingest says itself that it is in: a mark is needed only where nothing comes.
    private void ask(CompletableFuture<Boolean> reached, int source, MarkRequest request) {
        if (Objects.requireNonNull(indirect.get(request.assembly())).contains(source)) {
            requester.ask(source, request);
        } else {
            later.execute(() -> {
                if (!reached.isDone()) {
                    requester.ask(source, request);
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

    private int assembly(String store) {
        return Objects.requireNonNull(assemblies.get(store), store);
    }
}

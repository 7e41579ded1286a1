package dev.belvedere.topology.engine;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.flow.MarkRequest;
import dev.belvedere.topology.flow.Names;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The freshness of what the board knows. Whoever has to wait has ingest asked for marks. */
final class ShardFreshness implements Freshness {

    private final Map<String, Integer> assemblies = new HashMap<>();
    private final FrontierBoard board;
    private final TopicEnds ends;
    private final SourceTokens tokens;
    private final MarkRequester requester;
    private final Supplier<CompletableFuture<TopicEnds.Look>> look;

    /** @param look has the ends of the table topics looked at again */
    ShardFreshness(
            PhysicalPlan plan,
            FrontierBoard board,
            TopicEnds ends,
            SourceTokens tokens,
            MarkRequester requester,
            Supplier<CompletableFuture<TopicEnds.Look>> look) {
        for (AssemblyPlan assembly : plan.assemblies()) {
            assemblies.put(Names.store(assembly), assembly.ordinal());
        }
        this.board = board;
        this.ends = ends;
        this.tokens = tokens;
        this.requester = requester;
        this.look = look;
    }

    @Override
    public Optional<Standing> of(String store, int shard) {
        return board.shard(assembly(store), shard)
                .map(held -> new Standing(held.token(tokens), ends.lagMs(held, System.currentTimeMillis())));
    }

    @Override
    public void check(SyncToken token) {
        tokens.offsets(token);
    }

    @Override
    public CompletableFuture<Boolean> reach(String store, int shard, SyncToken token) {
        long[] wanted = tokens.offsets(token);
        int assembly = assembly(store);
        Optional<HeldShard> held = board.shard(assembly, shard);
        if (held.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        if (held.get().isPast(wanted)) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Boolean> reached = held.get().await(wanted);
        for (int source = 0; source < wanted.length; source++) {
            if (held.get().offset(source) < wanted[source]) {
                requester.ask(source, new MarkRequest(assembly, shard, wanted[source]));
            }
        }
        return reached;
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

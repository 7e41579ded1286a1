package dev.belvedere.topology.engine;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.flow.MarkRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** How fresh the shards of this instance are, and waiting until they are fresh enough. Thread-safe; nothing here blocks. */
public final class Freshness {

    private final FrontierBoard board;
    private final TopicEnds ends;
    private final SourceTokens tokens;
    private final MarkRequester requester;
    private final Supplier<CompletableFuture<TopicEnds.Look>> look;

    /** @param look has the ends of the table topics looked at again */
    Freshness(
            FrontierBoard board,
            TopicEnds ends,
            SourceTokens tokens,
            MarkRequester requester,
            Supplier<CompletableFuture<TopicEnds.Look>> look) {
        this.board = board;
        this.ends = ends;
        this.tokens = tokens;
        this.requester = requester;
        this.look = look;
    }

    /**
     * Where a shard stands.
     *
     * @param frontier everything before it is in
     * @param lagMs how long the oldest event that is known and not in has been known, milliseconds; 0 where there is none
     */
    public record Standing(SyncToken frontier, long lagMs) {}

    /** Where a shard of a view stands; empty where this instance does not hold it. */
    public Optional<Standing> of(View view, int shard) {
        return board.shard(assembly(view), shard)
                .map(held -> new Standing(held.token(tokens), ends.lagMs(held, System.currentTimeMillis())));
    }

    /**
     * Makes sure that a token was issued for tables of this deployment.
     *
     * @throws EngineException if it was not
     */
    public void check(SyncToken token) {
        tokens.offsets(token);
    }

    /**
     * Completes with true as soon as everything that the token asks for is in, with false where the shard is not held here any more. A stream thread
     * completes it: what depends on it must be quick or go on elsewhere. To give up, complete or cancel it.
     *
     * @throws EngineException where the token is of another deployment
     */
    public CompletableFuture<Boolean> reach(View view, int shard, SyncToken token) {
        long[] wanted = tokens.offsets(token);
        int assembly = assembly(view);
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

    /** Everything that was committed at a time, milliseconds since 1970, and perhaps more. Fails where the broker cannot be asked. */
    public CompletableFuture<SyncToken> committedAt(long atMs) {
        TopicEnds.Look newest = ends.newest();
        CompletableFuture<TopicEnds.Look> known =
                newest.atMs() >= atMs ? CompletableFuture.completedFuture(newest) : look.get();
        return known.thenApply(look -> tokens.of(source -> look.offsets()[source]));
    }

    private static int assembly(View view) {
        return ((PlannedView) view).assembly();
    }
}

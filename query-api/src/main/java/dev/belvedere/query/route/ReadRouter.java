package dev.belvedere.query.route;

import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.peer.PeerClient;
import dev.belvedere.query.peer.PeerReply;
import dev.belvedere.query.peer.PeerSettings;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Has requests answered by whichever instance can: this one where it holds the shards, else the one that does, and its other copies where that one cannot
 * be reached or refuses. A request that another instance has forwarded is answered here or not at all. Thread-safe.
 */
public final class ReadRouter {

    /** In the place of an address. */
    static final String HERE = "";

    private final LocalViews views;
    private final FreshnessGate fresh;
    private final PeerClient peers;
    private final PeerSettings settings;
    private final Executor executor;
    private final RetryBudget rounds;

    /** @param executor answers requests that have waited for others */
    public ReadRouter(
            LocalViews views, FreshnessGate fresh, PeerClient peers, PeerSettings settings, Executor executor) {
        this.views = views;
        this.fresh = fresh;
        this.peers = peers;
        this.settings = settings;
        this.executor = executor;
        this.rounds = new RetryBudget(views, executor);
    }

    /**
     * Answers from these shards, which are held together as far as is known.
     *
     * @param timeout how long an instance may take to read
     * @param here reads and answers from what this instance holds; may end with a {@link ProblemException}
     */
    public void answer(Context request, List<ShardId> shards, Duration timeout, Runnable here) {
        FreshnessDemand demand = fresh.demand(request);
        Optional<ReplicaDemand> forwarded = ReplicaDemand.of(request);
        if (forwarded.isPresent()) {
            if (forwarded.get() == ReplicaDemand.ACTIVE && !shards.stream().allMatch(views::isActive)) {
                throw new ProblemException(ReadProblems.notHeldHere());
            }
            fresh.answerInTime(request, demand, shards, here);
        } else if (isAlone()) {
            fresh.answerInTime(request, demand, shards, here);
        } else {
            answer(request, demand, shards, timeout, here);
        }
    }

    private void answer(Context request, FreshnessDemand demand, List<ShardId> shards, Duration timeout, Runnable here) {
        ForwardingRead read = new ForwardingRead(this, request, demand, shards, timeout, here);
        if (demand.isNone() && views.isActive(shards.get(0))) {
            try {
                fresh.answer(request, demand, shards, here);
                return;
            } catch (ProblemException refused) {
                if (!refused.problem().passes()) {
                    throw refused;
                }
                read.refusedHere(refused.problem());
            }
        }
        request.future(read::begin);
    }

    /** Whether there is no other instance to ask. */
    public boolean isAlone() {
        return views.copies().instances().size() <= 1;
    }

    /**
     * Whom to ask for a shard, {@link #HERE} for this instance: the active copy first, then the one that is here, then others; and those last that
     * did not answer a moment ago.
     */
    public List<String> instancesFor(ShardId shard) {
        List<String> active = new ArrayList<>();
        List<String> standby = new ArrayList<>();
        views.role(shard).ifPresent(role -> (role == Role.ACTIVE ? active : standby).add(HERE));
        for (ReplicaMap.Replica copy : views.copies().of(shard)) {
            if (!settings.self().equals(Optional.of(copy.instance()))) {
                (copy.role() == Role.ACTIVE ? active : standby).add(copy.instance());
            }
        }
        active.addAll(standby);
        return peers.livelyFirst(active);
    }

    /** Whether an instance is believed to hold the active copy. */
    public boolean isActiveAt(ShardId shard, String instance) {
        return views.copies().of(shard).contains(new ReplicaMap.Replica(instance, Role.ACTIVE));
    }

    public CompletableFuture<PeerReply> ask(String instance, ForwardableRequest forward, Duration timeout) {
        return peers.ask(instance, forward.target(), forward.headers(), timeout);
    }

    /** Reads of what this instance holds. */
    public FreshnessGate fresh() {
        return fresh;
    }

    /** After how long another copy is asked too; zero for never. */
    public Duration hedgeAfter() {
        return settings.hedgeAfter();
    }

    /** Completes once this instance has read, and what it has read was taken with how fresh it is. */
    public <T> CompletableFuture<Void> readHere(
            FreshnessDemand demand, List<ShardId> shards, Supplier<T> read, BiConsumer<T, FreshnessStatement> taken) {
        return fresh.await(demand, shards).thenRunAsync(() -> fresh.read(shards, read, taken), executor);
    }

    /** What a future has failed with. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /**
     * Answers a request for rows by their keys.
     *
     * @param path of the view's rows
     * @param together reads and answers where all are held here
     * @param here reads some of them
     */
    public void answerKeys(
            Context request,
            String path,
            List<MultiKeyRead.Wanted> keys,
            Duration timeout,
            Runnable together,
            Function<List<MultiKeyRead.Wanted>, List<byte[]>> here) {
        List<ShardId> shards =
                keys.stream().map(MultiKeyRead.Wanted::shard).distinct().toList();
        if (isAlone()
                || ReplicaDemand.of(request).isPresent()
                || shards.stream().allMatch(views::isActive)) {
            answer(request, shards, timeout, together);
        } else {
            FreshnessDemand demand = fresh.demand(request);
            request.future(() -> new MultiKeyRead(this, request, demand, path, keys, timeout, here).begin());
        }
    }

    /** How long to look for a copy that answers, where an instance may take so long to read. */
    public Duration patience(FreshnessDemand demand, Duration timeout) {
        Duration wait = fresh.patience(demand);
        return wait.compareTo(timeout) < 0 ? timeout : wait;
    }

    public RetryBudget rounds() {
        return rounds;
    }

    public Duration timeout() {
        return settings.timeout();
    }

    public Executor executor() {
        return executor;
    }
}

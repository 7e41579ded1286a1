package dev.belvedere.query.route;

import dev.belvedere.query.read.LocalViews;
import dev.belvedere.topology.engine.replica.ReplicaMap.Replica;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The replicas of each shard, and the order in which reads ask them. Thread-safe. */
public final class Replicas {

    /** Stands for this instance among addresses. */
    public static final String LOCAL = "";

    private final LocalViews views;
    private final Optional<String> self;
    private final UnaryOperator<List<String>> responsiveFirst;
    private final Executor executor;

    /**
     * @param self the address of this instance; empty if the others do not know it
     * @param responsiveFirst puts instances last that did not reply a moment ago, and keeps the order otherwise
     * @param executor runs what follows a pause
     */
    public Replicas(
            LocalViews views, Optional<String> self, UnaryOperator<List<String>> responsiveFirst, Executor executor) {
        this.views = views;
        this.self = self;
        this.responsiveFirst = responsiveFirst;
        this.executor = executor;
    }

    /** Whether the deployment has no other instance. */
    boolean isOnlyInstance() {
        return views.replicaMap().instances().size() <= 1;
    }

    /** Whether the active replicas of all these shards are on this instance. */
    public boolean areActiveHere(List<ShardId> shards) {
        for (ShardId shard : shards) {
            if (!views.isActive(shard)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a subscription to these shards needs other instances. */
    public boolean needOthers(List<ShardId> shards) {
        return !isOnlyInstance() && !areActiveHere(shards);
    }

    /**
     * The instances to ask for a shard, in order: the active replica, the replica on this instance ({@link #LOCAL}), the others; those that
     * did not reply a moment ago come last.
     */
    List<String> instancesFor(ShardId shard) {
        List<String> active = new ArrayList<>();
        List<String> standby = new ArrayList<>();
        views.role(shard).ifPresent(role -> (role == Role.ACTIVE ? active : standby).add(LOCAL));
        for (Replica replica : views.replicaMap().of(shard)) {
            if (!self.equals(Optional.of(replica.instance()))) {
                (replica.role() == Role.ACTIVE ? active : standby).add(replica.instance());
            }
        }
        active.addAll(standby);
        return responsiveFirst.apply(active);
    }

    /** The address of the instance that is assigned a shard's active replica; empty if none is known. */
    public Optional<String> activeInstance(ShardId shard) {
        return views.isActive(shard)
                ? self
                : views.replicaMap().of(shard).stream()
                        .filter(replica -> replica.role() == Role.ACTIVE)
                        .map(Replica::instance)
                        .filter(instance -> !self.equals(Optional.of(instance)))
                        .findFirst();
    }

    /** The replicas to demand of an instance: the active ones where the assignment says that it has them. */
    ReplicaDemand demandOf(String instance, List<ShardId> shards) {
        boolean active = shards.stream()
                .allMatch(shard -> views.replicaMap().of(shard).contains(new Replica(instance, Role.ACTIVE)));
        return active ? ReplicaDemand.ACTIVE : ReplicaDemand.ANY;
    }

    /** Completes after {@link RetryBudget#PAUSE}, on the executor, with the assignment read anew. */
    public CompletableFuture<Void> refreshed() {
        Executor later =
                CompletableFuture.delayedExecutor(RetryBudget.PAUSE.toMillis(), TimeUnit.MILLISECONDS, executor);
        return CompletableFuture.runAsync(views::refreshReplicaMap, later);
    }
}

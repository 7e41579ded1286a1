package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.flow.assemble.ShardObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One replica of a shard on this instance: what its last commit made visible, and the readers that wait for more. One thread changes it; any number of
 * threads read and wait.
 *
 * <p>No wake-up is lost. A waiter first registers and then checks whether it has to wait; the changing thread first publishes the commit and then looks
 * for waiters. All of these are volatile accesses, so at least one of the two sees the other.
 */
public final class LocalReplica implements ShardObserver {

    /** The state that readers see. */
    private static final class Visible {

        private final Commit commit;
        /** The records before the transaction under way, by key. */
        private final ConcurrentNavigableMap<Bytes, Optional<byte[]>> before = new ConcurrentSkipListMap<>();

        private volatile @Nullable CommitTokens tokens;

        Visible(Commit commit) {
            this.commit = commit;
        }
    }

    private record EntryChange(byte[] storeKey, byte @Nullable [] before, byte @Nullable [] after) {}

    private record Waiter(CommitRequirement requirement, CompletableFuture<Boolean> reached) {}

    private final Role role;
    private final @Nullable ReadOnlyKeyValueStore<Bytes, byte[]> records;
    private final @Nullable ChangeFeed feed;
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private volatile Visible visible;
    private volatile boolean closed;
    // The following fields belong to the changing thread: what the transaction under way has done.
    private final long[] reached;
    private final List<EntryChange> changes = new ArrayList<>();
    private boolean moved;
    private boolean reported;

    /**
     * @param records the replica's store; null if it cannot be read
     * @param feed receives the committed changes; null if there is none
     */
    public LocalReplica(
            Role role,
            Commit commit,
            @Nullable ReadOnlyKeyValueStore<Bytes, byte[]> records,
            @Nullable ChangeFeed feed) {
        this.role = role;
        this.visible = new Visible(commit);
        this.reached = commit.offsets().clone();
        this.feed = feed;
        this.records = records == null ? null : new CommittedRecords(records, () -> visible.before);
    }

    public Role role() {
        return role;
    }

    /** Returns the committed records; empty if they cannot be read. Reading fails once the replica is closed. */
    public Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> records() {
        return Optional.ofNullable(records);
    }

    @Override
    public void reached(int source, long offset) {
        if (offset > reached[source]) {
            reached[source] = offset;
            move();
        }
    }

    @Override
    public void changing(byte[] storeKey, byte @Nullable [] before) {
        move();
        visible.before.putIfAbsent(Bytes.wrap(storeKey), Optional.ofNullable(before));
    }

    @Override
    public void changed(byte[] storeKey, byte @Nullable [] before, byte @Nullable [] after) {
        if (feed != null) {
            changes.add(new EntryChange(storeKey, before, after));
        }
    }

    private void move() {
        moved = true;
        reported = false;
    }

    /** Returns what the transaction under way will make visible; empty if nothing was done here since the last call. */
    Optional<Commit> committing() {
        if (reported) {
            return Optional.empty();
        }
        reported = true;
        return next();
    }

    /** Returns true if a transaction under way has done anything here. */
    boolean isMoving() {
        return moved;
    }

    private Optional<Commit> next() {
        return moved ? Optional.of(new Commit(visible.commit.number() + 1, reached.clone())) : Optional.empty();
    }

    /** Makes visible what the committed transaction has done. */
    void committed() {
        next().ifPresent(commit -> {
            moved = false;
            if (feed != null) {
                changes.forEach(change -> feed.changing());
            }
            show(commit);
            if (feed != null) {
                changes.forEach(change -> feed.changed(change.storeKey(), change.before(), change.after()));
                changes.clear();
            }
        });
    }

    /** Makes a commit visible. */
    void show(Commit commit) {
        visible = new Visible(commit);
        wake();
    }

    /** Ends the replica; its waiters get false. */
    void close() {
        closed = true;
        wake();
    }

    private void wake() {
        if (!waiters.isEmpty()) {
            waiters.forEach(this::settle);
        }
    }

    private void settle(Waiter waiter) {
        if (meets(waiter.requirement)) {
            waiter.reached.complete(true);
        } else if (closed) {
            waiter.reached.complete(false);
        }
    }

    /** Returns the last commit. */
    public Commit commit() {
        return visible.commit;
    }

    /** Returns the offset before which all changes of a source are visible. */
    public long offset(int source) {
        return visible.commit.offsets()[source];
    }

    /** Returns the last commit as tokens, which are computed once per commit. */
    public CommitTokens tokens(Function<Commit, CommitTokens> compute) {
        Visible now = visible;
        CommitTokens known = now.tokens;
        if (known == null) {
            known = compute.apply(now.commit);
            now.tokens = known;
        }
        return known;
    }

    /** Returns true if all changes before these offsets, by source number, are visible. */
    public boolean isPast(long[] offsets) {
        return meets(new CommitRequirement(offsets, 0));
    }

    /** Returns true if the last commit meets the requirement. */
    public boolean meets(CommitRequirement requirement) {
        return requirement.isMetBy(visible.commit);
    }

    /**
     * Waits for a requirement without blocking. The future completes with true as soon as a commit meets it, with false if the replica is closed before
     * that. The changing thread completes it, so dependent actions must be quick. A caller that gives up completes or cancels it.
     */
    public CompletableFuture<Boolean> await(CommitRequirement requirement) {
        Waiter waiter = new Waiter(requirement, new CompletableFuture<>());
        waiters.add(waiter);
        CompletableFuture<Boolean> unused = waiter.reached.whenComplete((reached, failure) -> waiters.remove(waiter));
        settle(waiter);
        return waiter.reached;
    }

    /** Returns the number of waiters. */
    int waiting() {
        return waiters.size();
    }
}

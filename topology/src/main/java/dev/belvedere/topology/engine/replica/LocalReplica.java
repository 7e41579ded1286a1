package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.engine.freshness.SourceTokens;

import dev.belvedere.topology.flow.assemble.ShardChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a shard: what its last commit made visible, and who waits for more. One thread moves it on, any number read and wait.
 *
 * <p>No wake-up is lost: a waiter first becomes visible and then looks whether it has to wait; whoever moves the shard first writes and then looks for
 * waiters. All of these are volatile accesses, so that at least one of the two sees the other.
 */
public final class LocalReplica implements ShardChanges {

    /** What readers see. */
    private static final class Visible {

        private final Commit commit;
        /** What was there before the transaction under way. */
        private final ConcurrentNavigableMap<Bytes, Optional<byte[]>> before = new ConcurrentSkipListMap<>();

        private volatile SourceTokens.@Nullable Tokens tokens;

        Visible(Commit commit) {
            this.commit = commit;
        }
    }

    private record Change(byte[] storeKey, byte @Nullable [] before, byte @Nullable [] after) {}

    private record Waiter(CommitRequirement wanted, CompletableFuture<Boolean> reached) {}

    private final Role role;
    private final @Nullable ReadOnlyKeyValueStore<Bytes, byte[]> records;
    private final @Nullable ChangeFeed feed;
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private volatile Visible visible;
    private volatile boolean gone;
    // The rest is the moving thread's own: what the transaction under way has done.
    private final long[] reached;
    private final List<Change> changes = new ArrayList<>();
    private boolean moved;
    private boolean told;

    /**
     * @param records of the copy; null where they cannot be read
     * @param feed is told of the changes; null where nobody is
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

    /** What was committed; empty where that cannot be read. Once the shard is gone, reading fails. */
    public Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> records() {
        return Optional.ofNullable(records);
    }

    /** Everything of a source before this offset is in, once that is committed. */
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
            changes.add(new Change(storeKey, before, after));
        }
    }

    private void move() {
        moved = true;
        told = false;
    }

    /** What the transaction under way will have made visible; empty where it has done nothing here since this was last asked. */
    public Optional<Commit> committing() {
        if (told) {
            return Optional.empty();
        }
        told = true;
        return next();
    }

    /** Whether a transaction under way has done anything here. */
    public boolean isMoving() {
        return moved;
    }

    private Optional<Commit> next() {
        return moved ? Optional.of(new Commit(visible.commit.number() + 1, reached.clone())) : Optional.empty();
    }

    /** The transaction was committed. */
    public void committed() {
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

    /** This is what is committed now. */
    public void show(Commit commit) {
        visible = new Visible(commit);
        wake();
    }

    /** The shard is no longer held. */
    public void gone() {
        gone = true;
        wake();
    }

    private void wake() {
        if (!waiters.isEmpty()) {
            waiters.forEach(this::settle);
        }
    }

    private void settle(Waiter waiter) {
        if (isPast(waiter.wanted)) {
            waiter.reached.complete(true);
        } else if (gone) {
            waiter.reached.complete(false);
        }
    }

    /** The last commit. */
    public Commit commit() {
        return visible.commit;
    }

    /** How far a source has got. */
    public long offset(int source) {
        return visible.commit.offsets()[source];
    }

    /** The last commit as tokens. */
    public SourceTokens.Tokens tokens(SourceTokens sources, String store, int shard) {
        Visible now = visible;
        SourceTokens.Tokens known = now.tokens;
        if (known == null) {
            known = sources.of(store, shard, now.commit);
            now.tokens = known;
        }
        return known;
    }

    /** Whether everything before these offsets is in. */
    public boolean isPast(long[] wanted) {
        return isPast(new CommitRequirement(wanted, 0));
    }

    /** Whether all that is wanted is in. */
    public boolean isPast(CommitRequirement wanted) {
        return wanted.isIn(visible.commit);
    }

    /**
     * Completes with true as soon as all that is wanted is in, with false if the shard goes before. Whoever moves the shard completes it: what
     * depends on it must be quick. A waiter that gives up completes or cancels it, and is forgotten.
     */
    public CompletableFuture<Boolean> await(CommitRequirement wanted) {
        Waiter waiter = new Waiter(wanted, new CompletableFuture<>());
        waiters.add(waiter);
        CompletableFuture<Boolean> unused = waiter.reached.whenComplete((reached, failure) -> waiters.remove(waiter));
        settle(waiter);
        return waiter.reached;
    }

    /** How many wait. */
    public int waiting() {
        return waiters.size();
    }
}

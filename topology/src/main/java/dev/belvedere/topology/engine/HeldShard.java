package dev.belvedere.topology.engine;

import dev.belvedere.serdes.token.SyncToken;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How far one shard has got, and who waits for more. One thread moves it on, any number read and wait.
 *
 * <p>No wake-up is lost: a waiter first becomes visible and then looks whether it has to wait; whoever moves the shard first writes and then looks for
 * waiters. All of these are volatile accesses, so that at least one of the two sees the other.
 */
final class HeldShard {

    /** The frontier as a token, and when that was so. */
    private record Tokened(int moves, SyncToken token) {}

    private record Waiter(long[] wanted, CompletableFuture<Boolean> reached) {}

    private final AtomicLongArray offsets;
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private volatile int moves;
    private volatile boolean gone;
    private volatile @Nullable Tokened tokened;
    private volatile @Nullable ReadOnlyKeyValueStore<Bytes, byte[]> records;

    /** @param offsets by source number, exclusive */
    HeldShard(long[] offsets) {
        this.offsets = new AtomicLongArray(offsets);
    }

    /** Its records can be read now. */
    void opened(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        records = store;
    }

    /** Its records; empty where they cannot be read yet. Once the shard is gone, reading them fails. */
    Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> records() {
        return Optional.ofNullable(records);
    }

    /** Everything of a source before this offset is in. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // By one thread.
    void reached(int source, long offset) {
        offsets.set(source, offset);
        moves++;
        wake();
    }

    /** The shard is no longer held. */
    void gone() {
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

    /** How far a source has got. */
    long offset(int source) {
        return offsets.get(source);
    }

    /** How far the sources have got, those that can reach the shard; what moves meanwhile may be in it or not. */
    SyncToken token(SourceTokens sources) {
        Tokened known = tokened;
        int now = moves;
        if (known == null || known.moves != now) {
            known = new Tokened(now, sources.of(this::offset));
            tokened = known;
        }
        return known.token;
    }

    /** Whether everything before these offsets is in. */
    boolean isPast(long[] wanted) {
        for (int source = 0; source < wanted.length; source++) {
            if (offsets.get(source) < wanted[source]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Completes with true as soon as everything before these offsets is in, with false if the shard goes before. Whoever moves the shard completes it:
     * what depends on it must be quick. A waiter that gives up completes or cancels it, and is forgotten.
     */
    CompletableFuture<Boolean> await(long[] wanted) {
        Waiter waiter = new Waiter(wanted.clone(), new CompletableFuture<>());
        waiters.add(waiter);
        CompletableFuture<Boolean> unused = waiter.reached.whenComplete((reached, failure) -> waiters.remove(waiter));
        settle(waiter);
        return waiter.reached;
    }

    /** How many wait. */
    int waiting() {
        return waiters.size();
    }
}

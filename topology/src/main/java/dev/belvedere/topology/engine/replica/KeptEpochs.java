package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.epoch.Epoch;
import dev.belvedere.topology.epoch.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The epochs that can be read on this instance: the newest one, and earlier ones for a bounded time and memory. One thread adds; any number of threads read and wait.
 */
public final class KeptEpochs {

    /**
     * An epoch that can be read.
     *
     * @param logged where each changelog ended at its end, exclusive, by log
     */
    public record Kept(Epoch epoch, long[] logged) {

        public long number() {
            return epoch.number();
        }

        public Position position() {
            return epoch.position();
        }

        long end(int log) {
            return logged[log];
        }
    }

    private final long keepMs;
    private final long keepBytes;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    /** The epochs that are held, by who holds them. */
    private final Map<Object, Long> held = new ConcurrentHashMap<>();

    /** All epochs that are known and not forgotten, the oldest first. */
    private volatile List<Kept> known = List.of();

    private volatile @Nullable Kept newest;

    /**
     * @param keepMs how long epochs are kept that are not the newest
     * @param keepBytes beyond this, the oldest ones are forgotten earlier
     */
    public KeptEpochs(long keepMs, long keepBytes) {
        this.keepMs = keepMs;
        this.keepBytes = keepBytes;
    }

    /** An epoch is about to become visible. */
    void add(Epoch epoch, long[] logged) {
        List<Kept> more = new ArrayList<>(known);
        more.add(new Kept(epoch, logged));
        known = List.copyOf(more);
    }

    /** Returns the epochs that are not visible yet, the newest first. */
    List<Kept> toShow() {
        long shown = newestNumber();
        List<Kept> all = known;
        List<Kept> later = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0 && all.get(i).number() > shown; i--) {
            later.add(all.get(i));
        }
        return later;
    }

    /** An epoch that was added is visible, and all before it. */
    void show(Kept epoch) {
        newest = epoch;
        moved();
    }

    /** Something may be readable that was not: wakes whoever waits. */
    void moved() {
        waiting.forEach(Runnable::run);
    }

    /** Forgets epochs that are too old, or too many; returns the oldest one that is left. */
    long prune(long nowMs, long bytes) {
        List<Kept> all = known;
        int first = 0;
        int newestAt = all.size() - 1 - toShow().size();
        long neededFrom =
                held.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        while (first < newestAt
                && all.get(first).number() < neededFrom
                && all.get(first + 1).epoch().releasedAtMs() < nowMs - keepMs) {
            first++;
        }
        // Halved: what each of them takes is not known.
        int beyond = bytes > keepBytes ? (newestAt - first + 1) / 2 : 0;
        first = Math.min(newestAt, first + beyond);
        if (first > 0) {
            known = List.copyOf(all.subList(first, all.size()));
        }
        return known.get(0).number();
    }

    /** Returns the newest epoch; empty if none is visible yet. */
    public Optional<Kept> newest() {
        return Optional.ofNullable(newest);
    }

    long newestNumber() {
        Kept now = newest;
        return now == null ? 0 : now.number();
    }

    long oldestNumber() {
        List<Kept> all = known;
        return all.isEmpty() ? 0 : all.get(0).number();
    }

    /** Returns where a changelog ended at the end of the oldest epoch that can be read. */
    long oldestEnd(int log) {
        List<Kept> all = known;
        return all.isEmpty() ? 0 : all.get(0).end(log);
    }

    /** Returns the first epoch that ends behind this offset of a changelog; {@link Long#MAX_VALUE} if none is known yet. */
    long epochOf(int log, long offset) {
        List<Kept> all = known;
        int from = 0;
        int to = all.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (all.get(middle).end(log) > offset) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from == all.size() ? Long.MAX_VALUE : all.get(from).number();
    }

    /** Returns the newest visible epoch that fits; empty if none does. */
    public Optional<Kept> latest(Predicate<Kept> fits) {
        Kept now = newest;
        if (now == null) {
            return Optional.empty();
        }
        if (fits.test(now)) {
            return Optional.of(now);
        }
        List<Kept> all = known;
        for (int i = all.size() - 1; i >= 0; i--) {
            Kept earlier = all.get(i);
            if (earlier.number() < now.number() && fits.test(earlier)) {
                return Optional.of(earlier);
            }
        }
        return Optional.empty();
    }

    /** Returns the epoch with this number; empty if it is not kept, or not visible yet. */
    public Optional<Kept> find(long number) {
        return latest(each -> each.number() == number);
    }

    /** Returns the first visible epoch that is kept, from this number on; empty if there is none. */
    public Optional<Kept> first(long number) {
        long last = newestNumber();
        return known.stream()
                .filter(each -> each.number() >= number && each.number() <= last)
                .findFirst();
    }

    /** Keeps an epoch, and all later ones, beyond their time, as far as memory allows; instead of those that the holder has held before. */
    public void hold(Object holder, long number) {
        held.put(holder, number);
    }

    /** The holder needs no epoch any more. */
    public void letGo(Object holder) {
        held.remove(holder);
    }

    /** Returns the number of epochs that are kept. */
    public int count() {
        return known.size();
    }

    /** Returns the oldest epoch that can be read; empty if none is visible yet. */
    public Optional<Kept> oldest() {
        List<Kept> all = known;
        return newest == null || all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** Runs a callback whenever something may have become readable, until it is {@link #forget forgotten}. It must be quick. */
    public void await(Runnable wake) {
        waiting.add(wake);
    }

    public void forget(Runnable wake) {
        waiting.remove(wake);
    }
}

package dev.belvedere.bench.drill.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that one column of one source row was given, each other than all before it, numbered from 0; and when readers first saw them. Thread-safe.
 *
 * @param <T> compared by {@code equals}
 */
final class Versions<T> {

    /** What a value that there never was is numbered. */
    static final int NONE = -1;

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<Sight> sights = new ArrayList<>();
    private T newest;

    /** Begins with the value that the row has. */
    Versions(T first) {
        this.newest = first;
        numbers.put(first, 0);
    }

    /** The first time that a version was seen that is newer than all that were seen before. */
    private record Sight(int number, long nanos) {}

    /** A transaction that gives the row this value is about to begin: from now on it may be seen. */
    synchronized void begin(T value) {
        if (numbers.putIfAbsent(value, numbers.size()) != null) {
            throw new IllegalArgumentException("the value " + value + " has been there before");
        }
        newest = value;
    }

    /** What the row has, or is about to have. */
    synchronized T newest() {
        return newest;
    }

    /** Which version the value is, or {@link #NONE}. */
    synchronized int number(T value) {
        return numbers.getOrDefault(value, NONE);
    }

    /** A reader was shown the version. */
    synchronized void seen(int number, long nanos) {
        if (sights.isEmpty() || sights.get(sights.size() - 1).number() < number) {
            sights.add(new Sight(number, nanos));
        }
    }

    /** The newest version that any reader had been shown by then; 0 where none had been shown any. */
    synchronized int seenBy(long nanos) {
        for (int i = sights.size() - 1; i >= 0; i--) {
            if (sights.get(i).nanos() <= nanos) {
                return sights.get(i).number();
            }
        }
        return 0;
    }
}

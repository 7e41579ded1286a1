package dev.belvedere.bench.drill.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that one column of one source row had, each different from all earlier ones, numbered from 0; and when readers first saw them. Thread-safe.
 *
 * @param <T> the type of the values, compared by {@code equals}
 */
final class ColumnVersions<T> {

    /** The number of a value that the column never had. */
    static final int NONE = -1;

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<Sight> sights = new ArrayList<>();
    private T newest;

    /** Starts with the row's current value. */
    ColumnVersions(T first) {
        this.newest = first;
        numbers.put(first, 0);
    }

    /** The first time that a reader saw a version newer than all seen before. */
    private record Sight(int number, long nanos) {}

    /** Adds a value before its transaction begins; readers may see it from now on. */
    synchronized void begin(T value) {
        if (numbers.putIfAbsent(value, numbers.size()) != null) {
            throw new IllegalArgumentException("the value " + value + " is not new");
        }
        newest = value;
    }

    /** The newest value, which may not be committed yet. */
    synchronized T newest() {
        return newest;
    }

    /** The number of a value, or {@link #NONE}. */
    synchronized int number(T value) {
        return numbers.getOrDefault(value, NONE);
    }

    /** Records that a reader saw the version at the given time. */
    synchronized void seen(int number, long nanos) {
        if (sights.isEmpty() || sights.get(sights.size() - 1).number() < number) {
            sights.add(new Sight(number, nanos));
        }
    }

    /** The newest version that any reader had seen at the given time; 0 if there is none. */
    synchronized int seenBy(long nanos) {
        for (int i = sights.size() - 1; i >= 0; i--) {
            if (sights.get(i).nanos() <= nanos) {
                return sights.get(i).number();
            }
        }
        return 0;
    }
}

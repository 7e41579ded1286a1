package dev.belvedere.topology.state.accumulate;

import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Counts how often each value occurs in one group, ordered by value. A count is negative while a retraction has arrived before its addition. */
public interface Multiset {

    /** Adds {@code weight} to the count of a value, and returns by how much that changes the number of distinct values: 1, -1 or 0. */
    int accept(Object value, int weight);

    /** Returns the least value; null if there is none. */
    @Nullable
    Object least();

    /** Returns the greatest value; null if there is none. */
    @Nullable
    Object greatest();

    /** Passes each value that is present and its count, in ascending order. */
    void each(ObjLongConsumer<Object> consumer);
}

package dev.belvedere.bench.drill.bank.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Finds rows by an id that they refer to. Not thread-safe. */
final class RowIndex<T> {

    private final Map<Long, Set<T>> referring = new HashMap<>();
    private final ToLongFunction<T> reference;

    RowIndex(ToLongFunction<T> reference) {
        this.reference = reference;
    }

    /** The rows that refer to this id; none if there are none. */
    Set<T> of(long id) {
        return referring.getOrDefault(id, Set.of());
    }

    void add(T row) {
        referring
                .computeIfAbsent(reference.applyAsLong(row), id -> new HashSet<>())
                .add(row);
    }

    void remove(T row) {
        referring.computeIfPresent(reference.applyAsLong(row), (id, rows) -> {
            rows.remove(row);
            return rows.isEmpty() ? null : rows;
        });
    }
}

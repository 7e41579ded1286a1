package dev.belvedere.bench.drill.bank.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The rows of one table by their ids, and by what they refer to. Not thread-safe. */
final class TableRows<T> {

    private final Map<Long, T> rows = new HashMap<>();
    private final List<RowIndex<T>> indexes = new ArrayList<>();

    /** Adds an index over the ids that rows refer to; before the first row. */
    RowIndex<T> by(ToLongFunction<T> reference) {
        RowIndex<T> index = new RowIndex<>(reference);
        indexes.add(index);
        return index;
    }

    Optional<T> row(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    void apply(Map<Long, Optional<T>> changes) {
        changes.forEach((id, row) -> replace(id, row.orElse(null)));
    }

    private void replace(long id, @Nullable T after) {
        T before = after == null ? rows.remove(id) : rows.put(id, after);
        for (RowIndex<T> index : indexes) {
            if (before != null) {
                index.remove(before);
            }
            if (after != null) {
                index.add(after);
            }
        }
    }
}

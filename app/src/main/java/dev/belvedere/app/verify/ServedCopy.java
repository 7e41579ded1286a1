package dev.belvedere.app.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The rows of a view as one scan has read them. */
final class ServedCopy implements ServedRows {

    private final Map<Key, JsonRow> byKey = new HashMap<>();
    private final List<JsonRow> rows = new ArrayList<>();

    private ServedCopy() {}

    /** Reads all rows, and blocks meanwhile. */
    static ServedCopy of(ViewShape shape, ServedRows served) {
        ServedCopy copy = new ServedCopy();
        served.scan(row -> {
            copy.rows.add(row);
            copy.byKey.put(shape.keyOf(row), row);
        });
        return copy;
    }

    @Override
    public CompletableFuture<Optional<JsonRow>> row(Key key) {
        return CompletableFuture.completedFuture(Optional.ofNullable(byKey.get(key)));
    }

    @Override
    public void scan(Consumer<JsonRow> row) {
        rows.forEach(row);
    }
}

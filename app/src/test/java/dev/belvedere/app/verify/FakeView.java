package dev.belvedere.app.verify;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A view in memory, whose source and served rows a test may set apart. */
final class FakeView implements SourceRows, ServedRows {

    static final ViewShape SHAPE = new ViewShape(
            "order_summary",
            List.of(new ViewColumn("id", "bigint"), new ViewColumn("name", "text"), new ViewColumn("total", "numeric")),
            List.of(0),
            "SELECT …");

    final Map<Key, JsonRow> source = new LinkedHashMap<>();
    final Map<Key, JsonRow> served = new LinkedHashMap<>();
    final Map<Key, JsonRow> servedFromTheSecondReadOn = new HashMap<>();

    /** What a scan gives otherwise than reads by key do: another row, or none. */
    final Map<Key, Optional<JsonRow>> scannedOtherwise = new HashMap<>();

    private final Map<Key, Integer> reads = new HashMap<>();

    /** A row on both sides. */
    void both(String json) {
        source(json);
        served(json);
    }

    void source(String json) {
        put(json, source);
    }

    void served(String json) {
        put(json, served);
    }

    static void put(String json, Map<Key, JsonRow> rows) {
        JsonRow row = JsonRow.parse(json, SHAPE.columns());
        rows.put(SHAPE.keyOf(row), row);
    }

    @Override
    public void each(Consumer<JsonRow> row) {
        source.values().forEach(row);
    }

    @Override
    public Map<Key, JsonRow> again(Collection<Key> keys) {
        Map<Key, JsonRow> rows = new HashMap<>(source);
        rows.keySet().retainAll(keys);
        return rows;
    }

    @Override
    public CompletableFuture<Optional<JsonRow>> row(Key key) {
        if (key.isUnnamed()) {
            throw new AssertionError("no request can have the key " + key);
        }
        boolean again = reads.merge(key, 1, Integer::sum) > 1;
        JsonRow late = again ? servedFromTheSecondReadOn.get(key) : null;
        return CompletableFuture.completedFuture(Optional.ofNullable(late == null ? served.get(key) : late));
    }

    @Override
    public void scan(Consumer<JsonRow> row) {
        Map<Key, JsonRow> rows = new LinkedHashMap<>(served);
        scannedOtherwise.forEach(
                (key, other) -> other.ifPresentOrElse(present -> rows.put(key, present), () -> rows.remove(key)));
        rows.values().forEach(row);
    }
}

package dev.belvedere.bench.engine.process;

import dev.belvedere.bench.engine.candidate.SummaryRow;
import dev.belvedere.bench.engine.candidate.SummaryView;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.state.ShardId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The engine's rows, read as the read API reads them: from the shard's store, decoded by the view. */
final class BelvedereView implements SummaryView {

    private final Engine engine;
    private final View view;
    private final List<ShardId> all;

    /** @param engine holds all shards */
    BelvedereView(Engine engine, View view) {
        this.engine = engine;
        this.view = view;
        this.all = IntStream.range(0, view.shards())
                .mapToObj(shard -> new ShardId(view.store(), shard))
                .toList();
    }

    /** The records of a shard at the newest snapshot; empty as long as there is none. */
    private Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> records(ShardId shard) {
        return engine.snapshots()
                .latest(all)
                .flatMap(snapshot -> engine.records(shard.store(), shard.number(), snapshot.epoch()));
    }

    @Override
    public @Nullable SummaryRow row(long order) {
        Row key = Row.of(order);
        byte[] storeKey = view.storeKey(key);
        byte[] stored = records(all.get(view.shardOf(key)))
                .map(records -> records.get(Bytes.wrap(storeKey)))
                .orElse(null);
        return stored == null
                ? null
                : view.row(storeKey, stored).map(BelvedereView::summary).orElse(null);
    }

    @Override
    public @Nullable SummaryRow firstRefused(Predicate<SummaryRow> accept) {
        List<KeyValueIterator<Bytes, byte[]>> open = new ArrayList<>();
        try {
            all.forEach(shard -> records(shard)
                    .ifPresent(records ->
                            open.add(records.range(Bytes.wrap(view.scanFrom()), Bytes.wrap(view.scanTo())))));
            for (KeyValueIterator<Bytes, byte[]> stored : open) {
                SummaryRow refused = firstRefused(stored, accept);
                if (refused != null) {
                    return refused;
                }
            }
            return null;
        } finally {
            open.forEach(KeyValueIterator::close);
        }
    }

    private @Nullable SummaryRow firstRefused(KeyValueIterator<Bytes, byte[]> stored, Predicate<SummaryRow> accept) {
        while (stored.hasNext()) {
            KeyValue<Bytes, byte[]> next = stored.next();
            Optional<SummaryRow> row = Arrays.equals(next.key.get(), view.scanTo())
                    ? Optional.empty()
                    : view.row(next.key.get(), next.value).map(BelvedereView::summary);
            if (row.isPresent() && !accept.test(row.get())) {
                return row.get();
            }
        }
        return null;
    }

    private static SummaryRow summary(Row row) {
        return new SummaryRow(
                (Long) Objects.requireNonNull(row.get(0)), (String) Objects.requireNonNull(row.get(1)), (BigDecimal)
                        Objects.requireNonNull(row.get(2)));
    }
}

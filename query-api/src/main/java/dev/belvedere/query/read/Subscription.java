package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.view.IndexRange;
import dev.belvedere.topology.engine.view.UnplacedFailures;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import dev.belvedere.topology.state.ShardId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a client subscribes to: one range of store keys in some shards of a view or an index.
 *
 * @param index the index to read; empty for the view itself
 * @param shards the numbers of the shards, ascending
 * @param from the first store key, inclusive
 * @param to the end, exclusive
 */
public record Subscription(View view, Optional<ViewIndex> index, List<Integer> shards, Bytes from, Bytes to) {

    public Subscription {
        shards = List.copyOf(shards);
    }

    /** All rows of a view. */
    public static Subscription all(View view) {
        List<Integer> shards = IntStream.range(0, view.shards()).boxed().toList();
        return new Subscription(view, Optional.empty(), shards, Bytes.wrap(view.scanFrom()), Bytes.wrap(view.scanTo()));
    }

    /** The row with this key. */
    public static Subscription row(View view, Row key) {
        byte[] at = view.storeKey(key);
        return new Subscription(
                view,
                Optional.empty(),
                List.of(view.shardOf(key)),
                Bytes.wrap(at),
                StoredRecord.following(Bytes.wrap(at)));
    }

    /** The rows that an index finds. */
    public static Subscription by(View view, IndexScan scan) {
        IndexRange range = scan.range();
        return new Subscription(view, Optional.of(scan.index()), List.of(range.shard()), range.from(), range.to());
    }

    /** The part of the subscription in some of its shards. */
    public Subscription in(List<Integer> some) {
        return new Subscription(view, index, some, from, to);
    }

    /** The shards to read. */
    public List<ShardId> all() {
        return shards.stream().map(number -> new ShardId(store(), number)).toList();
    }

    String store() {
        return index.map(ViewIndex::store).orElseGet(view::store);
    }

    /**
     * The row of a record; empty if the record holds none.
     *
     * @param record null if there is none
     */
    Optional<Row> row(Bytes storeKey, byte @Nullable [] record) {
        if (index.isPresent()) {
            return record == null ? Optional.empty() : index.get().row(storeKey.get(), record);
        }
        boolean isThere = record != null
                || view.keysOverNothing().stream().anyMatch(key -> Arrays.equals(view.storeKey(key), storeKey.get()));
        return isThere ? view.row(storeKey.get(), record) : Optional.empty();
    }

    /** Where each shard keeps why rows have failed that may belong to the subscription. */
    Optional<UnplacedFailures> unplaced() {
        return index.map(ViewIndex::unplaced).orElseGet(view::unplaced);
    }

    boolean contains(Bytes storeKey) {
        return storeKey.compareTo(from) >= 0 && storeKey.compareTo(to) < 0;
    }
}

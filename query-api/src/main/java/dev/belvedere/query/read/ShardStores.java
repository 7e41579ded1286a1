package dev.belvedere.query.read;

import dev.belvedere.topology.engine.view.IndexRange;
import dev.belvedere.topology.engine.view.View;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads the stores of this instance's shards directly, while the stream writes them.
 *
 * <p>{@code KafkaStreams.query} is no alternative: in Kafka 4.3.1 a query of a RocksDB store locks the store's position and then the store, and a
 * put locks them in the opposite order, so that readers and the stream thread deadlock. {@code KafkaStreams.store} searches all tasks for every
 * read.
 */
final class ShardStores implements RecordStore {

    /** Finds the records of a shard, if this instance has a replica. */
    interface Lookup {
        Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> records(String store, int shard);
    }

    private final Lookup lookup;
    private final Supplier<KafkaStreams.State> state;

    ShardStores(Lookup lookup, Supplier<KafkaStreams.State> state) {
        this.lookup = lookup;
        this.state = state;
    }

    @Override
    public ReadResult<byte[]> record(View view, int shard, byte[] key) {
        return read(
                view.store(),
                shard,
                records -> ReadResult.ofOptional(Optional.ofNullable(records.get(Bytes.wrap(key)))));
    }

    @Override
    public <T> ReadResult<T> range(
            View view, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
        return ascending(view.store(), shard, from, to, reader);
    }

    @Override
    public <T> ReadResult<T> range(IndexScan scan, Function<Iterator<StoredRecord>, T> reader) {
        String store = scan.index().store();
        IndexRange range = scan.range();
        byte[] from = range.from().get();
        byte[] to = range.to().get();
        return scan.descending()
                ? descending(store, range.shard(), from, to, reader)
                : ascending(store, range.shard(), from, to, reader);
    }

    private <T> ReadResult<T> ascending(
            String store, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
        return read(store, shard, records -> {
            try (KeyValueIterator<Bytes, byte[]> range = records.range(Bytes.wrap(from), Bytes.wrap(to))) {
                return ReadResult.found(reader.apply(new AscendingRecords(to, range)));
            }
        });
    }

    private <T> ReadResult<T> descending(
            String store, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
        return read(store, shard, records -> {
            try (KeyValueIterator<Bytes, byte[]> range = records.reverseRange(Bytes.wrap(from), Bytes.wrap(to))) {
                return ReadResult.found(reader.apply(new DescendingRecords(to, range)));
            }
        });
    }

    private <T> ReadResult<T> read(
            String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, ReadResult<T>> reader) {
        Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> records = lookup.records(store, shard);
        if (records.isEmpty()) {
            return ReadResult.refused(refusal());
        }
        try {
            return reader.apply(records.get());
        } catch (InvalidStateStoreException closedMeanwhile) {
            return ReadResult.refused(refusal());
        }
    }

    private Refusal refusal() {
        return switch (state.get()) {
            case RUNNING -> Refusal.MOVED;
            case CREATED, REBALANCING -> Refusal.RESTORING;
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> Refusal.CLOSED;
        };
    }
}

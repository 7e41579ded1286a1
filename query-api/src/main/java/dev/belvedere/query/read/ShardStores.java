package dev.belvedere.query.read;

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
 * The stores of the shards that this instance holds, read by the stores' own interface while the stream writes them.
 *
 * <p>Not by {@code KafkaStreams.query}: in Kafka 4.3.1 a query of a RocksDB store locks the store's position and then the store, and a put locks them the
 * other way round, so that readers and the stream thread block each other for ever. Nor by {@code KafkaStreams.store}, which looks through all
 * tasks for every read.
 */
final class ShardStores {

    /** Where the records of a shard are, if it is held here. */
    interface Shards {
        Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> records(String store, int shard);
    }

    private final Shards shards;
    private final Supplier<KafkaStreams.State> state;

    ShardStores(Shards shards, Supplier<KafkaStreams.State> state) {
        this.shards = shards;
        this.state = state;
    }

    ReadResult<byte[]> record(String store, int shard, byte[] key) {
        return read(store, shard, records -> ReadResult.ofOptional(Optional.ofNullable(records.get(Bytes.wrap(key)))));
    }

    <T> ReadResult<T> range(
            String store, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
        return read(store, shard, records -> {
            try (KeyValueIterator<Bytes, byte[]> range = records.range(Bytes.wrap(from), Bytes.wrap(to))) {
                return ReadResult.found(reader.apply(new AscendingRecords(to, range)));
            }
        });
    }

    /** The same, from the end to the beginning. */
    <T> ReadResult<T> reverseRange(
            String store, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
        return read(store, shard, records -> {
            try (KeyValueIterator<Bytes, byte[]> range = records.reverseRange(Bytes.wrap(from), Bytes.wrap(to))) {
                return ReadResult.found(reader.apply(new DescendingRecords(to, range)));
            }
        });
    }

    private <T> ReadResult<T> read(
            String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, ReadResult<T>> reader) {
        Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> records = shards.records(store, shard);
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

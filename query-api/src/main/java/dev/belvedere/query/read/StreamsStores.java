package dev.belvedere.query.read;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.UnknownStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The stores of a Streams application, read one partition at a time by the stores' own interface.
 *
 * <p>Not by {@link KafkaStreams#query}: in Kafka 4.3.1 a query of a RocksDB store locks the store's position and then the store, and a put locks them the
 * other way round, so that readers and the stream thread block each other for ever.
 */
final class StreamsStores {

    private final KafkaStreams streams;

    StreamsStores(KafkaStreams streams) {
        this.streams = streams;
    }

    Answer<byte[]> record(String store, int shard, byte[] key) {
        return read(store, shard, records -> Answer.ofOptional(Optional.ofNullable(records.get(Bytes.wrap(key)))));
    }

    <T> Answer<T> range(String store, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
        return read(store, shard, records -> {
            try (KeyValueIterator<Bytes, byte[]> range = records.range(Bytes.wrap(from), Bytes.wrap(to))) {
                return Answer.found(reader.apply(new RecordsBefore(to, range)));
            }
        });
    }

    /** The same, from the end to the beginning. */
    <T> Answer<T> reverseRange(
            String store, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
        return read(store, shard, records -> {
            try (KeyValueIterator<Bytes, byte[]> range = records.reverseRange(Bytes.wrap(from), Bytes.wrap(to))) {
                return Answer.found(reader.apply(new RecordsDescending(to, range)));
            }
        });
    }

    private <T> Answer<T> read(
            String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, Answer<T>> reader) {
        Optional<Refusal> refusal = refusal(streams.state());
        if (refusal.isPresent()) {
            return Answer.refused(refusal.get());
        }
        StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> copy = StoreQueryParameters.fromNameAndType(
                        store, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                .withPartition(shard);
        try {
            return reader.apply(streams.store(copy));
        } catch (UnknownStateStoreException brokenPromise) {
            throw brokenPromise;
        } catch (InvalidStateStoreException refused) {
            return Answer.refused(StreamsRefusals.of(refused));
        } catch (IllegalStateException stoppedMeanwhile) {
            return Answer.refused(refusal(streams.state()).orElseThrow(() -> stoppedMeanwhile));
        }
    }

    // A copy that is being restored answers from what it has so far and does not say so: only a running application has
    // none.
    private static Optional<Refusal> refusal(KafkaStreams.State state) {
        return switch (state) {
            case RUNNING -> Optional.empty();
            case CREATED, REBALANCING -> Optional.of(Refusal.RESTORING);
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> Optional.of(Refusal.CLOSED);
        };
    }
}

package dev.belvedere.query.read;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.UnknownStateStoreException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** The stores of a Streams application, read one partition at a time by interactive queries (IQv2). */
final class StreamsStores {

    private final KafkaStreams streams;

    StreamsStores(KafkaStreams streams) {
        this.streams = streams;
    }

    Answer<byte[]> record(String store, int shard, byte[] key) {
        KeyQuery<Bytes, byte[]> query = KeyQuery.withKey(Bytes.wrap(key));
        return query(store, shard, query, record -> Answer.ofOptional(Optional.ofNullable(record)));
    }

    <T> Answer<T> range(String store, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
        RangeQuery<Bytes, byte[]> query = RangeQuery.withRange(Bytes.wrap(from), Bytes.wrap(to));
        return query(store, shard, query.withAscendingKeys(), iterator -> {
            try (KeyValueIterator<Bytes, byte[]> records = iterator) {
                return Answer.found(reader.apply(new RecordsBefore(to, records)));
            }
        });
    }

    private <R, T> Answer<T> query(String store, int shard, Query<R> query, Function<@Nullable R, Answer<T>> answer) {
        // A copy that is being restored answers from what it has so far and does not say so: only a running application
        // has none.
        if (streams.state() == KafkaStreams.State.REBALANCING) {
            return Answer.refused(Refusal.RESTORING);
        }
        // Not requireActive(): that would refuse all partitions of a thread while one of them restores.
        StateQueryRequest<R> request =
                StateQueryRequest.inStore(store).withQuery(query).withPartitions(Set.of(shard));
        try {
            // getOnlyPartitionResult() would be null both for "absent" and for "failed".
            QueryResult<R> result = streams.query(request).getPartitionResults().get(shard);
            if (result == null) {
                return Answer.refused(Refusal.MOVED);
            }
            return result.isSuccess() ? answer.apply(result.getResult()) : Answer.refused(StreamsRefusals.of(result));
        } catch (UnknownStateStoreException brokenPromise) {
            throw brokenPromise;
        } catch (InvalidStateStoreException refused) {
            return Answer.refused(StreamsRefusals.of(refused));
        }
    }
}

package dev.belvedere.query.read;

import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.apache.kafka.streams.query.QueryResult;

/** What the reasons and exceptions of Kafka Streams mean to a reader. */
final class StreamsRefusals {

    private StreamsRefusals() {}

    /** The refusal behind a failed result. A query the store does not know is a broken promise and is thrown. */
    static Refusal of(QueryResult<?> failed) {
        return switch (failed.getFailureReason()) {
            case NOT_PRESENT, DOES_NOT_EXIST -> Refusal.MOVED;
            case NOT_ACTIVE -> Refusal.RESTORING;
            case NOT_UP_TO_BOUND -> Refusal.BEHIND;
            // The store was closed under the read: its shard is on its way to another thread or instance.
            case STORE_EXCEPTION -> Refusal.MOVED;
            case UNKNOWN_QUERY_TYPE -> throw new IllegalStateException(failed.getFailureMessage());
        };
    }

    /** The refusal behind an exception that a read met. */
    static Refusal of(InvalidStateStoreException met) {
        if (met instanceof StreamsStoppedException) {
            return Refusal.CLOSED;
        }
        return met instanceof StreamsNotStartedException ? Refusal.RESTORING : Refusal.MOVED;
    }
}

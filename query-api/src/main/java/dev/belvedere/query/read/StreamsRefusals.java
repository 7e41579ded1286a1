package dev.belvedere.query.read;

import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;

/** What the exceptions of Kafka Streams mean to a reader. */
final class StreamsRefusals {

    private StreamsRefusals() {}

    /** The refusal behind an exception that a read met. */
    static Refusal of(InvalidStateStoreException met) {
        if (met instanceof StreamsStoppedException) {
            return Refusal.CLOSED;
        }
        return met instanceof StreamsNotStartedException ? Refusal.RESTORING : Refusal.MOVED;
    }
}

package dev.belvedere.serdes.transaction;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.frame.FrameReader;
import dev.belvedere.serdes.registry.Registry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads the events of Debezium's transaction topic ({@code provide.transaction.metadata}). Not thread-safe. */
public final class TransactionEndReader {

    private final FrameReader frames;

    public TransactionEndReader(Registry registry) {
        this.frames = new FrameReader(registry);
    }

    /**
     * Reads an event; empty unless it is the end of a transaction.
     *
     * @throws BelvedereException if it is none of a transaction topic, is corrupt, or its schema cannot be had
     */
    public Optional<TransactionEnd> read(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        if (!(frames.read(value) instanceof IndexedRecord event)
                || event.getSchema().getField("status") == null) {
            throw new NoTransactionEventException();
        }
        if (!String.valueOf(get(event, "status")).equals("END")) {
            return Optional.empty();
        }
        String id = String.valueOf(get(event, "id"));
        Map<String, Long> events = new HashMap<>();
        collections(event)
                .forEach(collection -> events.merge(
                        String.valueOf(get(collection, "data_collection")),
                        number(get(collection, "event_count")),
                        Long::sum));
        return Optional.of(new TransactionEnd(
                TransactionIds.transaction(id), TransactionIds.position(id), number(get(event, "ts_ms")), events));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static List<IndexedRecord> collections(IndexedRecord event) {
        return get(event, "data_collections") instanceof Collection<?> collections
                ? collections.stream().map(IndexedRecord.class::cast).toList()
                : List.of();
    }

    private static @Nullable Object get(IndexedRecord record, String name) {
        Schema.Field field = record.getSchema().getField(name);
        return field == null ? null : record.get(field.pos());
    }

    /** An event that is not one of a transaction topic. */
    private static final class NoTransactionEventException extends BelvedereException {

        private static final long serialVersionUID = 1;

        NoTransactionEventException() {
            super(
                    "no-transaction-topic",
                    "an event of the transaction topic has no field status. Name the topic that the connector writes with"
                            + " provide.transaction.metadata=true, by default PREFIX.transaction.",
                    null);
        }
    }
}

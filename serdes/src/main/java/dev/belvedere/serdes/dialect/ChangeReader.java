package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.frame.Frame;
import dev.belvedere.serdes.frame.FrameReader;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.RowType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes of a table's events, Debezium's or plain rows. Each event is read with the schema it was written with, and the wanted columns are found
 * in it by name: a column that the writer did not have is {@link Change#MISSING}, one that is not wanted is passed over, and a narrower type is widened. The key columns
 * come from the event's key (a record, or the value itself of a key of one column) or, for a row that is not deleted, from the row.
 *
 * <p>Debezium: {@code c}, {@code r} and {@code u} upsert, {@code d} deletes, {@code t} truncates. Plain rows: every value upserts. In both a key without a
 * value (a tombstone) deletes. Everything else, heartbeats and messages among them, is {@link Change.Kind#NOTHING}.
 *
 * <p>One for each table and thread: not thread-safe.
 */
public final class ChangeReader {

    private static final ValuePlan NOTHING = (value, keyFrame) -> new Change(Change.Kind.NOTHING, null, null, null);

    private final Registry registry;
    private final RowType key;
    private final RowType columns;
    private final FrameReader frames;
    private final KeyReader keys;
    private final Map<Integer, ValuePlan> plans = new HashMap<>();

    /**
     * @param key the table's key columns
     * @param columns the columns wanted in {@link Change#after}
     */
    public ChangeReader(Registry registry, RowType key, RowType columns) {
        this.registry = registry;
        this.key = key;
        this.columns = columns;
        this.frames = new FrameReader(registry);
        this.keys = new KeyReader(registry, key);
    }

    /**
     * What an event says. Either frame may be null. Blocks where a schema is new, as long as the registry takes.
     *
     * @throws dev.belvedere.serdes.frame.FrameException where a frame is corrupt
     * @throws DialectException where the event cannot be understood as this table's; its codes tell why
     * @throws dev.belvedere.serdes.registry.RegistryException where a schema cannot be had
     */
    public Change read(byte @Nullable [] keyFrame, byte @Nullable [] valueFrame) {
        if (valueFrame == null) {
            return keyFrame == null
                    ? new Change(Change.Kind.NOTHING, null, null, null)
                    : EnvelopePlan.deletion(keys.read(keyFrame), null);
        }
        Object value = frames.read(valueFrame);
        if (!(value instanceof IndexedRecord row)) {
            throw DialectException.unsupportedSchema("A value of schema id " + Frame.schemaId(valueFrame)
                    + " is not a record: a table's value is a row, or Debezium's envelope around one.");
        }
        return plans.computeIfAbsent(Frame.schemaId(valueFrame), id -> plan(registry.byId(id)))
                .read(row, keyFrame);
    }

    private ValuePlan plan(Schema schema) {
        Optional<Envelope> envelope = Envelope.of(schema);
        if (envelope.isPresent()) {
            return new EnvelopePlan(schema, envelope.get(), columns, key, keys);
        }
        return Envelope.isOfConnector(schema) ? NOTHING : new UpsertPlan(schema, columns, key, keys, false);
    }
}

package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.column.RowWriter;
import dev.belvedere.serdes.frame.Frame;
import dev.belvedere.serdes.frame.FrameReader;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads changes from a table's events: Debezium's, or plain rows. It reads each event with the schema that it was written with and finds the requested columns
 * by name: a column that
 * the writer did not have has the default that it was added with later, other columns are skipped, and narrower types are widened. The key columns come from
 * the event's key (a record, or the value of a key of one column) or, for a row that is not deleted, from the row.
 *
 * <p>Debezium: {@code c}, {@code r} and {@code u} upsert, {@code d} deletes, {@code t} truncates. Plain rows: every value upserts. In both, a key without a
 * value (a tombstone) deletes. All other events, such as heartbeats and messages, are {@link Change.Kind#NOTHING}.
 *
 * <p>Not thread-safe: use one for each table and thread.
 */
public final class ChangeReader {

    private static final ValuePlan NOTHING = (value, keyFrame) -> new Change(Change.Kind.NOTHING, null, null, 0);

    private final Registry registry;
    private final RowType key;
    private final RowType columns;
    private final EventFormat format;
    private final SchemaHistory history;
    private final FrameReader frames;
    private final KeyReader keys;
    private final Map<Integer, ValuePlan> plans = new HashMap<>();

    /**
     * @param key the table's key columns
     * @param columns the columns to read into {@link Change#after}
     */
    public ChangeReader(Registry registry, EventFormat format, RowType key, RowType columns) {
        this.registry = registry;
        this.key = key;
        this.columns = columns;
        this.frames = new FrameReader(registry);
        this.keys = new KeyReader(registry, format, key);
        this.format = format;
        this.history = new SchemaHistory(registry, format.valueSubject());
    }

    /**
     * Reads an event. Either frame may be null. Blocks for an unknown schema until the registry answers.
     *
     * @throws dev.belvedere.serdes.frame.FrameException if a frame is corrupt
     * @throws DialectException if the event is not one of this table; its codes say why
     * @throws dev.belvedere.serdes.registry.RegistryException if the registry does not return a schema
     */
    public Change read(byte @Nullable [] keyFrame, byte @Nullable [] valueFrame) {
        if (valueFrame == null) {
            return keyFrame == null
                    ? new Change(Change.Kind.NOTHING, null, null, 0)
                    : EnvelopePlan.deletion(keys.read(keyFrame), 0);
        }
        Object value = frames.read(valueFrame);
        if (!(value instanceof IndexedRecord row)) {
            throw DialectException.unsupportedSchema("A value of schema id " + Frame.schemaId(valueFrame)
                    + " is not a record: a table's value is a row, or Debezium's envelope around one.");
        }
        return plans.computeIfAbsent(Frame.schemaId(valueFrame), id -> plan(id, registry.byId(id)))
                .read(row, keyFrame);
    }

    /**
     * Returns the key columns of an event whose value cannot be read, as a deletion would have them; null if its key does not contain them.
     *
     * @throws dev.belvedere.serdes.failure.BelvedereException if the key cannot be read
     */
    public @Nullable Row key(byte @Nullable [] keyFrame) {
        return keys.read(keyFrame);
    }

    private ValuePlan plan(int id, Schema schema) {
        Optional<Envelope> envelope = Envelope.of(schema);
        if (envelope.isEmpty() && Envelope.isOfConnector(schema)) {
            return NOTHING;
        }
        WrittenRows rows = new WrittenRows(
                envelope.map(Envelope::row).orElse(schema),
                envelope.map(Envelope::writer).orElse(RowWriter.PRODUCER),
                format,
                () -> history.after(id));
        UpsertPlan upserts = new UpsertPlan(rows, columns, key, keys);
        return envelope.<ValuePlan>map(around -> new EnvelopePlan(schema, around, upserts, keys))
                .orElseGet(() -> FlattenedPlan.of(schema, upserts));
    }
}

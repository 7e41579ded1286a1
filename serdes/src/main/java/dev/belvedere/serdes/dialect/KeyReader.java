package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.dialect.FieldType.Exact;
import dev.belvedere.serdes.dialect.FieldType.Reading;
import dev.belvedere.serdes.frame.Frame;
import dev.belvedere.serdes.frame.FrameReader;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads the key columns from key frames: from records, or from the single value of a key of one column. Not thread-safe. */
final class KeyReader {

    /** Reads the key columns from the keys of one schema; null if a column is missing. */
    @FunctionalInterface
    private interface KeyPlan {
        @Nullable
        Row read(Object key);
    }

    private final Registry registry;
    private final FrameReader frames;
    private final RowType columns;
    private final Map<Integer, KeyPlan> plans = new HashMap<>();

    KeyReader(Registry registry, RowType columns) {
        this.registry = registry;
        this.frames = new FrameReader(registry);
        this.columns = columns;
    }

    /** Returns the key; null if there is no frame, or if a key column is missing. */
    @Nullable
    Row read(byte @Nullable [] frame) {
        if (frame == null) {
            return null;
        }
        Object key = frames.read(frame);
        return key == null
                ? null
                : plans.computeIfAbsent(Frame.schemaId(frame), id -> plan(registry.byId(id)))
                        .read(key);
    }

    private KeyPlan plan(Schema schema) {
        if (schema.getType() == Schema.Type.RECORD && RowPlan.covers(schema, columns)) {
            RowPlan plan = RowPlan.of(schema, columns, false);
            return key -> plan.read((IndexedRecord) key);
        }
        if (columns.size() == 1 && FieldTypes.of(schema) instanceof Exact exact) {
            return Conversions.reading(exact, columns.type(0))
                    .map(KeyReader::single)
                    .orElse(KeyReader::none);
        }
        return KeyReader::none;
    }

    private static KeyPlan single(Reading reading) {
        return key -> Row.of(reading.read(key));
    }

    private static @Nullable Row none(Object key) {
        return null;
    }
}

package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.column.Conversions;
import dev.belvedere.serdes.column.FieldType.Reading;
import dev.belvedere.serdes.column.FieldTypes;
import dev.belvedere.serdes.column.RowWriter;
import dev.belvedere.serdes.frame.Frame;
import dev.belvedere.serdes.frame.FrameReader;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key columns from keys: from records, or from the single value of a key of one column, which may be text without a frame. Not thread-safe.
 */
final class KeyReader {

    /** Reads the key columns from the keys of one schema; null if a column is missing. */
    @FunctionalInterface
    private interface KeyPlan {
        @Nullable
        Row read(Object key);
    }

    private final Registry registry;
    private final FrameReader frames;
    private final EventFormat format;
    private final RowType columns;
    private final Map<Integer, KeyPlan> plans = new HashMap<>();
    private final Set<Integer> unnamed = new HashSet<>();

    KeyReader(Registry registry, EventFormat format, RowType columns) {
        this.registry = registry;
        this.frames = new FrameReader(registry);
        this.format = format;
        this.columns = columns;
    }

    /** Returns the key; null if there is no frame, or if a key column is missing. */
    @Nullable
    Row read(byte @Nullable [] frame) {
        if (frame == null) {
            return null;
        }
        if (Frame.isForeign(frame)) {
            return columns.size() == 1 ? TextKeys.read(frame, columns.type(0)) : null;
        }
        Object key = frames.read(frame);
        return key == null
                ? null
                : plans.computeIfAbsent(Frame.schemaId(frame), id -> plan(id, registry.byId(id)))
                        .read(key);
    }

    /** Whether the key that was read from this frame did not name its column, so that it may be something else. */
    boolean isUnnamed(byte @Nullable [] frame) {
        return frame != null
                && columns.size() == 1
                && (Frame.isForeign(frame) || (!unnamed.isEmpty() && unnamed.contains(Frame.schemaId(frame))));
    }

    private KeyPlan plan(int id, Schema schema) {
        if (schema.getType() == Schema.Type.RECORD && RowPlan.covers(schema, columns)) {
            RowPlan plan =
                    RowPlan.of(new WrittenRows(schema, RowWriter.PRODUCER, format, List::of), columns, RowType.of());
            return key -> plan.read((IndexedRecord) key, null, true);
        }
        unnamed.add(id);
        return columns.size() == 1 ? single(schema, columns.column(0)) : KeyReader::none;
    }

    private KeyPlan single(Schema schema, Column column) {
        return FieldTypes.of(schema, format.declaration(column.name()), RowWriter.PRODUCER)
                .fold(exact -> Conversions.reading(exact, column.type()), unreadable -> Optional.<Reading>empty())
                .map(KeyReader::single)
                .orElse(KeyReader::none);
    }

    private static KeyPlan single(Reading reading) {
        return key -> Row.of(reading.read(key));
    }

    private static @Nullable Row none(Object key) {
        return null;
    }
}

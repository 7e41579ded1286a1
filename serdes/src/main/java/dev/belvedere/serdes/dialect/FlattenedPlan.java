package dev.belvedere.serdes.dialect;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads rows whose envelope Debezium's {@code ExtractNewRecordState} removed, and which tell in a field of their own that the row was deleted. */
final class FlattenedPlan implements ValuePlan {

    private static final String DELETED = "__deleted";
    private static final String OP = "__op";

    private final int marker;
    private final String deleted;
    private final UpsertPlan upserts;

    private FlattenedPlan(int marker, String deleted, UpsertPlan upserts) {
        this.marker = marker;
        this.deleted = deleted;
        this.upserts = upserts;
    }

    /** Returns the plan of these rows, which is the plan of plain rows if they have no such field. */
    static ValuePlan of(Schema row, UpsertPlan upserts) {
        return field(row, DELETED)
                .<ValuePlan>map(field -> new FlattenedPlan(field.pos(), "true", upserts))
                .or(() -> field(row, OP).map(field -> new FlattenedPlan(field.pos(), "d", upserts)))
                .orElse(upserts);
    }

    /** Whether the field is about the change, and no column. */
    static boolean isMarker(Schema.Field field) {
        return field.name().equals(DELETED) || field.name().equals(OP);
    }

    @Override
    public Change read(IndexedRecord row, byte @Nullable [] keyFrame) {
        return deleted.equals(String.valueOf(row.get(marker)))
                ? EnvelopePlan.deletion(upserts.key(row, keyFrame), 0)
                : upserts.read(row, keyFrame);
    }

    private static Optional<Schema.Field> field(Schema row, String name) {
        return Optional.ofNullable(row.getField(name));
    }
}

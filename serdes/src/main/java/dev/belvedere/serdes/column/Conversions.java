package dev.belvedere.serdes.column;

import dev.belvedere.serdes.column.FieldType.Exact;
import dev.belvedere.serdes.column.FieldType.Reading;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.math.BigDecimal;
import java.util.Optional;

/** Widens columns whose type was narrower, or had another scale, when the event was written. */
public final class Conversions {

    private Conversions() {}

    /** Returns the reading; empty if not all values of the written type fit into the planned one. Whether a DECIMAL fits its scale shows with each value. */
    public static Optional<Reading> reading(Exact written, SqlType wanted) {
        Kind from = written.type().kind();
        Kind to = wanted.kind();
        Reading read = written.reading();
        if (to == Kind.DECIMAL) {
            return decimal(from, read, wanted.scale());
        }
        if (written.type().equals(wanted)) {
            return Optional.of(read);
        }
        if (from == Kind.INTEGER && to == Kind.BIGINT) {
            return Optional.of(raw -> ((Integer) read.read(raw)).longValue());
        }
        if ((from == Kind.REAL || from == Kind.INTEGER) && to == Kind.DOUBLE) {
            return Optional.of(raw -> ((Number) read.read(raw)).doubleValue());
        }
        return Optional.empty();
    }

    private static Optional<Reading> decimal(Kind from, Reading read, int scale) {
        return switch (from) {
            case INTEGER, BIGINT ->
                Optional.of(raw -> rescaled(BigDecimal.valueOf(((Number) read.read(raw)).longValue()), scale));
            case DECIMAL -> Optional.of(raw -> rescaled((BigDecimal) read.read(raw), scale));
            default -> Optional.empty();
        };
    }

    private static BigDecimal rescaled(BigDecimal value, int scale) {
        return scale == SqlType.ANY_SCALE ? value : value.setScale(scale);
    }
}

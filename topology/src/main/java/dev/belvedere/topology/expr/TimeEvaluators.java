package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Fields of dates and timestamps, and the beginnings of their units. */
final class TimeEvaluators {

    private TimeEvaluators() {}

    static Evaluator of(Expr.Call call) {
        String name = String.valueOf(((Expr.Literal) call.arguments().get(0)).value());
        Expr time = call.arguments().get(1);
        return Strict.of(
                time,
                call.operation() == Operation.EXTRACT
                        ? extract(TimeField.valueOf(name), time.type())
                        : truncate(TimeUnit.valueOf(name), time.type()));
    }

    private static Strict.Unary extract(TimeField field, SqlType type) {
        int scale = field.scaleFor(type);
        return type.kind() == Kind.DATE
                ? value -> field((LocalDate) value, field, scale)
                : value -> field((LocalDateTime) value, field, scale);
    }

    private static @Nullable BigDecimal field(LocalDate date, TimeField field, int scale) {
        return Days.isInfinite(date)
                ? ofInfinity(field, date)
                : field.of(date.atStartOfDay()).setScale(scale);
    }

    private static @Nullable BigDecimal field(LocalDateTime time, TimeField field, int scale) {
        return Days.isInfinite(time) ? ofInfinity(field, time) : field.of(time).setScale(scale);
    }

    private static @Nullable BigDecimal ofInfinity(TimeField field, Object time) {
        if (field.isMonotonic()) {
            throw ExprException.failed(
                    "the " + field + " of an infinite time is infinite, which numbers here cannot be: " + time + ".");
        }
        return null;
    }

    private static Strict.Unary truncate(TimeUnit unit, SqlType type) {
        return type.kind() == Kind.DATE
                ? value -> beginning((LocalDate) value, unit)
                : value -> beginning((LocalDateTime) value, unit);
    }

    private static LocalDate beginning(LocalDate date, TimeUnit unit) {
        return Days.isInfinite(date)
                ? date
                : Days.inRange(unit.beginning(date.atStartOfDay()).toLocalDate());
    }

    private static LocalDateTime beginning(LocalDateTime time, TimeUnit unit) {
        return Days.isInfinite(time) ? time : Days.inRange(unit.beginning(time));
    }
}

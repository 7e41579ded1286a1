package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Signature;
import dev.belvedere.topology.expr.interval.TimeBins;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** {@code DATE_BIN(width, time, origin)}: the beginning of the interval that the time is in, where one begins at the origin. */
final class BinFunction {

    static final List<ScalarFunction> ALL = List.of(Definition.function("DATE_BIN")
            .arguments(3)
            .typedBy(BinFunction::bin)
            .ternary((width, time, origin) -> time instanceof Instant moment
                    ? TimeBins.beginning((Interval) width, moment, (Instant) origin)
                    : TimeBins.beginning((Interval) width, (LocalDateTime) time, (LocalDateTime) origin)));

    private BinFunction() {}

    private static Expr bin(Expr.Operation function, List<Expr> arguments) {
        Expr width = Signature.of("DATE_BIN", arguments.get(0), SqlType.INTERVAL);
        if (width instanceof Expr.Literal literal && literal.value() instanceof Interval interval) {
            TimeBins.refuseOther(interval);
        }
        Expr time = Coercion.beside(arguments.get(1), arguments.get(2));
        Expr origin = Coercion.beside(arguments.get(2), arguments.get(1));
        if (!time.type().equals(origin.type()) || !isTime(time.type().kind())) {
            throw ExprException.unsupported("DATE_BIN takes two timestamps of one type, and these are " + time.type()
                    + " and " + origin.type() + ". Write CAST(… AS TIMESTAMP).");
        }
        return Expr.Call.strict(function, List.of(width, time, origin), time.type());
    }

    private static boolean isTime(Kind kind) {
        return kind == Kind.TIMESTAMP || kind == Kind.TIMESTAMPTZ;
    }
}

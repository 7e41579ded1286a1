package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.aggregate.SortKey;
import dev.belvedere.topology.expr.function.ArithmeticFunctions;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.sql.algebra.WindowDistances.Distance;
import java.math.BigDecimal;
import java.util.List;

/**
 * The sort keys of a frame of RANGE with a distance: a row is in the frame if its own key is between those of the frame's ends, as the {@code in_range} functions
 * of PostgreSQL decide. NULL is at every distance from NULL, and from nothing else.
 */
final class RangeReach {

    private final Expr value;
    private final SortKey.Direction direction;
    private final boolean time;

    /** @param written what ORDER BY orders by */
    RangeReach(Expr written, SortKey.Direction direction) {
        this.direction = direction;
        this.time = Types.isDay(written.type()) || written.type().kind() == SqlType.Kind.TIMESTAMPTZ;
        this.value = time ? moment(written) : number(written);
    }

    /** A date is its midnight. */
    private static Expr moment(Expr written) {
        return Types.isDay(written.type()) ? Casts.cast(written, SqlType.TIMESTAMP) : written;
    }

    /** No sum of numerics overflows. */
    private static Expr number(Expr written) {
        if (!Types.isNumber(written.type())) {
            throw ExprException.unsupported(
                    "RANGE with a distance orders by a number, a date or a timestamp, and this is " + written.type()
                            + ".");
        }
        return Casts.cast(written, Types.isBinaryFraction(written.type()) ? SqlType.DOUBLE : SqlType.NUMERIC);
    }

    Expr own() {
        return key(value);
    }

    Expr at(Distance distance) {
        if (distance.interval() != time) {
            throw ExprException.unsupported("the distance of RANGE is an interval where ORDER BY names a time, and a"
                    + " number where it names a number.");
        }
        boolean later = distance.following() != direction.descending();
        return key(time ? moved(distance.text(), later) : added(distance.text(), later));
    }

    private Expr moved(String interval, boolean later) {
        Expr distance = Casts.cast(Literals.text(interval), SqlType.INTERVAL);
        if (distance instanceof Expr.Literal literal
                && literal.value() instanceof Interval length
                && length.compareTo(Interval.ofMicros(0)) < 0) {
            throw ExprException.unsupported("the distance of RANGE must not be negative.");
        }
        return (later ? ArithmeticFunctions.PLUS : ArithmeticFunctions.MINUS).call(value, distance);
    }

    private Expr added(String number, boolean later) {
        Expr distance = Casts.cast(
                Literals.number(new BigDecimal(number)),
                value.type().kind() == SqlType.Kind.DOUBLE ? SqlType.DOUBLE : SqlType.NUMERIC);
        return (later ? ArithmeticFunctions.PLUS : ArithmeticFunctions.MINUS).call(value, distance);
    }

    private Expr key(Expr ordered) {
        return new SortKey(List.of(direction)).call(List.of(ordered));
    }
}

package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.ArithmeticFunctions;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.AggregateCall.Function;
import dev.belvedere.topology.plan.logical.WindowCall;
import dev.belvedere.topology.plan.logical.WindowFrame;

/** Window functions that are computed from a row's number and from the number of its partition's rows. */
final class WindowShares {

    private static final Expr ONE = new Expr.Literal(1L, SqlType.BIGINT);

    private WindowShares() {}

    /** The number of the partition's rows up to the current row's peers, or to the end. */
    static WindowCall rows(int end) {
        AggregateCall count = new AggregateCall(Function.COUNT, AggregateCall.EVERY_ROW, SqlType.BIGINT);
        return new WindowCall.Framed(count, new WindowFrame(false, WindowFrame.UNBOUNDED, end));
    }

    /** PERCENT_RANK: the share of the other rows that are before the row; 0 of a row that is alone. */
    static Expr percentRank(Expr rank, Expr rows) {
        return ConditionalFunctions.CASE.call(
                ComparisonFunctions.EQUALS.call(rows, ONE),
                new Expr.Literal(0.0, SqlType.DOUBLE),
                quotient(minus(rank, ONE), minus(rows, ONE)));
    }

    /** CUME_DIST: the share of the rows that are not behind the row and its peers. */
    static Expr cumulative(Expr before, Expr rows) {
        return quotient(before, rows);
    }

    /** NTILE: the number of one of so many buckets, of which the first ones have one row more than the others. */
    static Expr bucket(Expr number, Expr rows, int buckets) {
        Expr count = new Expr.Literal((long) buckets, SqlType.BIGINT);
        Expr size = ArithmeticFunctions.DIVIDE.call(rows, count);
        Expr larger = ArithmeticFunctions.MOD.call(rows, count);
        Expr inLarger = ArithmeticFunctions.TIMES.call(larger, plus(size, ONE));
        Expr bucket = ConditionalFunctions.CASE.call(
                ComparisonFunctions.LESS_OR_EQUAL.call(number, inLarger),
                plus(ArithmeticFunctions.DIVIDE.call(minus(number, ONE), plus(size, ONE)), ONE),
                plus(ArithmeticFunctions.DIVIDE.call(minus(minus(number, ONE), larger), size), ONE));
        return Casts.cast(bucket, SqlType.INTEGER);
    }

    private static Expr quotient(Expr part, Expr whole) {
        return ArithmeticFunctions.DIVIDE.call(Casts.cast(part, SqlType.DOUBLE), Casts.cast(whole, SqlType.DOUBLE));
    }

    private static Expr plus(Expr left, Expr right) {
        return ArithmeticFunctions.PLUS.call(left, right);
    }

    private static Expr minus(Expr left, Expr right) {
        return ArithmeticFunctions.MINUS.call(left, right);
    }
}

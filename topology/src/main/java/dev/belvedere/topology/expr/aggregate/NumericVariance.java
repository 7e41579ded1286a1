package dev.belvedere.topology.expr.aggregate;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.value.NumericArithmetic;
import dev.belvedere.topology.expr.value.NumericRoots;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * The variance of numerics, or its square root, from their number, their sum and the sum of their squares; after {@code numeric_stddev_internal} of
 * PostgreSQL's numeric.c.
 */
public enum NumericVariance implements Expr.Operation {
    VAR_POP(false, false),
    VAR_SAMP(true, false),
    STDDEV_POP(false, true),
    STDDEV_SAMP(true, true);

    private final boolean sample;
    private final boolean root;

    NumericVariance(boolean sample, boolean root) {
        this.sample = sample;
        this.root = root;
    }

    /** Takes the number, a bigint, the sum and the sum of squares, numerics. */
    @Override
    public Expr call(List<Expr> arguments) {
        return new Expr.Call(this, arguments, SqlType.NUMERIC, true);
    }

    @Override
    public Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        Evaluator count = arguments.get(0);
        Evaluator sum = arguments.get(1);
        Evaluator squares = arguments.get(2);
        return row -> {
            Object values = count.evaluate(row);
            if (values == null || (Long) values <= (sample ? 1 : 0)) {
                return null;
            }
            return of((Long) values, (BigDecimal) Objects.requireNonNull(sum.evaluate(row)), (BigDecimal)
                    Objects.requireNonNull(squares.evaluate(row)));
        };
    }

    private BigDecimal of(long values, BigDecimal sum, BigDecimal squares) {
        BigDecimal count = BigDecimal.valueOf(values);
        BigDecimal numerator = count.multiply(squares).subtract(sum.multiply(sum));
        if (numerator.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal divisor = count.multiply(sample ? count.subtract(BigDecimal.ONE) : count);
        BigDecimal variance = new NumericArithmetic().divide(numerator, divisor);
        return root ? NumericRoots.squareRoot(variance, variance.scale()) : variance;
    }
}

package dev.belvedere.topology.expr.aggregate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.value.ExactBinary;
import java.math.BigInteger;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of pairs (y, x) of double precision, from their {@link PairSums sums}, rounded once. NULL and what is not finite are as in {@code float8_corr}
 * and its neighbours in PostgreSQL's float.c.
 */
public enum Regression implements Expr.Operation {
    CORR,
    COVAR_POP,
    COVAR_SAMP,
    REGR_AVGX,
    REGR_AVGY,
    REGR_INTERCEPT,
    REGR_R2,
    REGR_SLOPE,
    REGR_SXX,
    REGR_SXY,
    REGR_SYY;

    /** Takes the bytes of the sums, which are NULL of no pairs. */
    @Override
    public Expr call(List<Expr> arguments) {
        return new Expr.Call(this, arguments, SqlType.DOUBLE, true);
    }

    @Override
    public Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        Evaluator sums = arguments.get(0);
        return row ->
                sums.evaluate(row) instanceof Bytes bytes ? of(PairSums.read(new ByteReader(bytes.get(), 0))) : null;
    }

    /** Returns the result for one pair or more. */
    @Nullable
    Double of(PairSums sums) {
        BigInteger count = BigInteger.valueOf(sums.count());
        return switch (this) {
            case CORR -> isConstant(sums, sums.x()) || isConstant(sums, sums.y()) ? null : correlation(sums);
            case COVAR_POP -> joint(sums, count.multiply(count));
            case COVAR_SAMP -> sums.count() < 2 ? null : joint(sums, count.multiply(count.subtract(BigInteger.ONE)));
            case REGR_AVGX -> average(sums.x(), count);
            case REGR_AVGY -> average(sums.y(), count);
            case REGR_INTERCEPT -> isConstant(sums, sums.x()) ? null : intercept(sums);
            case REGR_R2 -> isConstant(sums, sums.x()) ? null : determination(sums);
            case REGR_SLOPE -> isConstant(sums, sums.x()) ? null : slope(sums);
            case REGR_SXX -> spread(sums, sums.x(), count);
            case REGR_SXY -> joint(sums, count);
            case REGR_SYY -> spread(sums, sums.y(), count);
        };
    }

    private static boolean isConstant(PairSums sums, PairSums.Side side) {
        return side.isFinite() && sums.spread(side).signum() == 0;
    }

    private static double average(PairSums.Side side, BigInteger count) {
        return side.isFinite() ? side.sum().dividedBy(count).toResult() : side.limit();
    }

    private static double spread(PairSums sums, PairSums.Side side, BigInteger divisor) {
        return side.isFinite() ? sums.spread(side).dividedBy(divisor).toResult() : Double.NaN;
    }

    private static double joint(PairSums sums, BigInteger divisor) {
        return sums.isFinite() ? sums.jointSpread().dividedBy(divisor).toResult() : Double.NaN;
    }

    private static double correlation(PairSums sums) {
        if (!sums.isFinite()) {
            return Double.NaN;
        }
        double size = squaredCorrelation(sums).squareRoot().toResult();
        return sums.jointSpread().signum() < 0 ? -size : size;
    }

    private static double determination(PairSums sums) {
        if (isConstant(sums, sums.y())) {
            return 1;
        }
        return sums.isFinite() ? squaredCorrelation(sums).toResult() : Double.NaN;
    }

    private static ExactBinary squaredCorrelation(PairSums sums) {
        ExactBinary joint = sums.jointSpread();
        return joint.times(joint).dividedBy(sums.spread(sums.x()).times(sums.spread(sums.y())));
    }

    private static double slope(PairSums sums) {
        return sums.isFinite()
                ? sums.jointSpread().dividedBy(sums.spread(sums.x())).toResult()
                : Double.NaN;
    }

    /** The mean of y less the slope times the mean of x. */
    private static double intercept(PairSums sums) {
        if (!sums.isFinite()) {
            return Double.NaN;
        }
        ExactBinary spread = sums.spread(sums.x());
        return sums.y()
                .sum()
                .times(spread)
                .plus(sums.x().sum().times(sums.jointSpread()).negated())
                .dividedBy(spread.times(sums.count()))
                .toResult();
    }
}

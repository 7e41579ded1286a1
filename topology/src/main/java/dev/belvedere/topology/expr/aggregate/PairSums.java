package dev.belvedere.topology.expr.aggregate;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.topology.expr.value.ExactBinary;

/**
 * What the aggregates of pairs of numbers are made of: the number of pairs (y, x), and the exact sums of their numbers, squares and products, so that neither the
 * order of the pairs nor one that was retracted shows. Numbers that are not finite are counted. Immutable.
 *
 * @param products the sum of the products of the pairs of finite numbers
 */
public record PairSums(long count, Side y, Side x, ExactBinary products) {

    public static final PairSums NONE = new PairSums(0, Side.NONE, Side.NONE, ExactBinary.ZERO);

    /** The sums over one number of each pair. */
    record Side(long notNumbers, long infinite, long negativeInfinite, ExactBinary sum, ExactBinary squares) {

        static final Side NONE = new Side(0, 0, 0, ExactBinary.ZERO, ExactBinary.ZERO);

        Side with(double number, int weight) {
            if (!Double.isFinite(number)) {
                return new Side(
                        notNumbers + (Double.isNaN(number) ? weight : 0),
                        infinite + (number == Double.POSITIVE_INFINITY ? weight : 0),
                        negativeInfinite + (number == Double.NEGATIVE_INFINITY ? weight : 0),
                        sum,
                        squares);
            }
            ExactBinary exact = ExactBinary.of(number);
            return new Side(
                    notNumbers,
                    infinite,
                    negativeInfinite,
                    sum.plus(exact.times(weight)),
                    squares.plus(exact.times(exact).times(weight)));
        }

        boolean isFinite() {
            return notNumbers == 0 && infinite == 0 && negativeInfinite == 0;
        }

        /** Returns the sum where a number is not finite. */
        double limit() {
            if (notNumbers > 0 || (infinite > 0 && negativeInfinite > 0)) {
                return Double.NaN;
            }
            return infinite > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }

        void writeTo(ByteWriter out) {
            out.writeZigzag(notNumbers);
            out.writeZigzag(infinite);
            out.writeZigzag(negativeInfinite);
            sum.writeTo(out);
            squares.writeTo(out);
        }

        static Side read(ByteReader in) {
            return new Side(
                    in.readZigzag(), in.readZigzag(), in.readZigzag(), ExactBinary.read(in), ExactBinary.read(in));
        }
    }

    /** Returns the sums with a pair added, by the weight 1, or retracted, by -1. */
    public PairSums with(double newY, double newX, int weight) {
        boolean finite = Double.isFinite(newY) && Double.isFinite(newX);
        return new PairSums(
                count + weight,
                y.with(newY, weight),
                x.with(newX, weight),
                finite
                        ? products.plus(
                                ExactBinary.of(newY).times(ExactBinary.of(newX)).times(weight))
                        : products);
    }

    /** Whether all numbers are finite. */
    boolean isFinite() {
        return y.isFinite() && x.isFinite();
    }

    /** Returns the count times the sum of the squares of the numbers' distances from their mean, where all of them are finite. */
    ExactBinary spread(Side side) {
        return side.squares.times(count).plus(side.sum.times(side.sum).negated());
    }

    /** Returns the count times the sum of the products of the distances of y and x from their means, where all numbers are finite. */
    ExactBinary jointSpread() {
        return products.times(count).plus(y.sum.times(x.sum).negated());
    }

    public void writeTo(ByteWriter out) {
        out.writeZigzag(count);
        y.writeTo(out);
        x.writeTo(out);
        products.writeTo(out);
    }

    public static PairSums read(ByteReader in) {
        return new PairSums(in.readZigzag(), Side.read(in), Side.read(in), ExactBinary.read(in));
    }
}

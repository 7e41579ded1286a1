package dev.belvedere.topology.expr.interval;

import dev.belvedere.serdes.row.Interval;

/** Makes intervals of numbers of units, after {@code make_interval} of PostgreSQL's timestamp.c. */
public final class IntervalAssembly {

    private static final double LEAST = Long.MIN_VALUE;

    private IntervalAssembly() {}

    /**
     * Returns the interval of so many units.
     *
     * @param numbers of years, months, weeks, days, hours and minutes, which are integers, and of seconds, a double precision
     */
    public static Interval of(Object... numbers) {
        try {
            int months =
                    Math.addExact(Math.multiplyExact(whole(numbers[0]), Interval.MONTHS_A_YEAR), whole(numbers[1]));
            int days = Math.addExact(Math.multiplyExact(whole(numbers[2]), 7), whole(numbers[3]));
            long time = whole(numbers[4]) * Interval.MICROS_AN_HOUR + whole(numbers[5]) * Interval.MICROS_A_MINUTE;
            double seconds = (Double) numbers[6] * Interval.MICROS_A_SECOND;
            if (!(seconds >= LEAST && seconds < -LEAST)) {
                throw IntervalArithmetic.outOfRange();
            }
            return IntervalArithmetic.finite(
                    new Interval(months, days, Math.addExact(time, (long) Math.rint(seconds))));
        } catch (ArithmeticException e) {
            throw IntervalArithmetic.outOfRange();
        }
    }

    private static int whole(Object number) {
        return (Integer) number;
    }
}

package dev.belvedere.bench;

import java.util.Locale;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What came of renaming a popular user.
 *
 * @param orders how many he has
 * @param renamed how many of them show the new name in the end
 * @param renamedMs from the commit until all that were watched, the last ones among them, showed it
 * @param alone how long the others' changes took while nothing else happened, from commit to read
 * @param meanwhile and while he was renamed
 */
record PopularParentReport(int orders, long renamed, long renamedMs, Waits alone, Waits meanwhile) {

    /** How long changes took, microseconds. Thread-safe. */
    record Waits(Histogram orders, Histogram users) {

        private static final int SIGNIFICANT_DIGITS = 3;

        Waits() {
            this(new ConcurrentHistogram(SIGNIFICANT_DIGITS), new ConcurrentHistogram(SIGNIFICANT_DIGITS));
        }

        void ofAnOrder(long nanos) {
            orders.recordValue(nanos / 1_000);
        }

        void ofAUser(long nanos) {
            users.recordValue(nanos / 1_000);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """

                a user with %,d orders is renamed: all show it after %,d ms (%,d renamed)

                others' changes, commit -> readable, ms        p50      p99      max       n
                  an order's item, nothing else        %s
                  an order's item, meanwhile           %s
                  a user's name, nothing else          %s
                  a user's name, meanwhile             %s""",
                orders,
                renamedMs,
                renamed,
                row(alone.orders),
                row(meanwhile.orders),
                row(alone.users),
                row(meanwhile.users));
    }

    String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"orders\":%d,\"renamed\":%d,\"renamed_ms\":%d,\"others_ms\":{\"order_alone\":%s,\"order_meanwhile\":%s,"
                        + "\"user_alone\":%s,\"user_meanwhile\":%s}}%n",
                orders,
                renamed,
                renamedMs,
                json(alone.orders),
                json(meanwhile.orders),
                json(alone.users),
                json(meanwhile.users));
    }

    private static String row(Histogram waits) {
        return String.format(
                Locale.ROOT,
                "%10.1f %8.1f %8.1f %7d",
                ms(waits, 50),
                ms(waits, 99),
                ms(waits, 100),
                waits.getTotalCount());
    }

    private static String json(Histogram waits) {
        return String.format(
                Locale.ROOT,
                "{\"p50\":%.1f,\"p99\":%.1f,\"max\":%.1f,\"n\":%d}",
                ms(waits, 50),
                ms(waits, 99),
                ms(waits, 100),
                waits.getTotalCount());
    }

    private static double ms(Histogram waits, double percentile) {
        return waits.getValueAtPercentile(percentile) / 1_000.0;
    }
}

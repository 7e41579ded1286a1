package dev.belvedere.bench.popular;

import dev.belvedere.bench.measure.LatencyHistogram;
import java.util.Locale;

/**
 * The result of renaming a popular user.
 *
 * @param orders the number of the user's orders
 * @param renamed the number of orders that show the new name at the end
 * @param renamedMs the time from the commit until all sampled orders, the last ones among them, showed it
 * @param alone the latencies of other changes while nothing else happened
 * @param meanwhile the latencies of other changes during the rename
 */
record PopularParentReport(int orders, long renamed, long renamedMs, Waits alone, Waits meanwhile) {

    /** Latencies from a commit to a read that shows it. Thread-safe. */
    record Waits(LatencyHistogram orders, LatencyHistogram users) {

        Waits() {
            this(LatencyHistogram.concurrent(), LatencyHistogram.concurrent());
        }
    }

    String text() {
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

    String json() {
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

    private static String row(LatencyHistogram waits) {
        return format("%10.1f %8.1f %8.1f %7d", waits);
    }

    private static String json(LatencyHistogram waits) {
        return format("{\"p50\":%.1f,\"p99\":%.1f,\"max\":%.1f,\"n\":%d}", waits);
    }

    private static String format(String format, LatencyHistogram waits) {
        return String.format(Locale.ROOT, format, waits.ms(50), waits.ms(99), waits.ms(100), waits.count());
    }
}

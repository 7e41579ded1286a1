package dev.belvedere.topology.engine.freshness;

import java.util.OptionalLong;

/**
 * The speed at which a view hydrates, since it was first looked at. Whatever it contained at that time was restored, not hydrated, and does not count.
 *
 * @param firstPercent how much of the view was hydrated at the first look
 * @param firstMs when that was
 */
record HydrationRate(double firstPercent, long firstMs) {

    /** Returns how long the rest takes at this rate, in ms; empty as long as nothing was added. */
    OptionalLong remainingMs(double percent, long nowMs) {
        double gained = percent - firstPercent;
        long elapsed = nowMs - firstMs;
        return gained > 0 && elapsed > 0
                ? OptionalLong.of(Math.round((100 - percent) * elapsed / gained))
                : OptionalLong.empty();
    }
}

package dev.belvedere.topology.engine.freshness;

import java.util.OptionalLong;

/**
 * How fast a view hydrates: what has come in since it was first looked at, by the time since. What was there at that time does not count: it was
 * restored, not hydrated.
 */
record HydrationRate(double firstPercent, long firstMs) {

    /** How long the rest takes at this rate, milliseconds; empty as long as nothing has come in. */
    OptionalLong remainingMs(double percent, long nowMs) {
        double gained = percent - firstPercent;
        long elapsed = nowMs - firstMs;
        return gained > 0 && elapsed > 0
                ? OptionalLong.of(Math.round((100 - percent) * elapsed / gained))
                : OptionalLong.empty();
    }
}

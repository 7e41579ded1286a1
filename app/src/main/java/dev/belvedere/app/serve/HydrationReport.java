package dev.belvedere.app.serve;

import dev.belvedere.topology.engine.freshness.ViewStatus;
import java.time.Duration;
import java.util.Locale;

/** Describes how far the hydration of the views is, which all become visible together: percent done and, once they are known, the rate and the time left. */
final class HydrationReport {

    private static final Duration SHOWN_IN_SECONDS = Duration.ofMinutes(2);
    private static final Duration SHOWN_IN_MINUTES = Duration.ofHours(2);

    private HydrationReport() {}

    /** Returns for example {@code 45 % (5.0 %/s, 11 s left)}. */
    static String of(ViewStatus status) {
        String percent = String.format(Locale.ROOT, "%.0f %%", Math.floor(status.hydratedPercent()));
        if (status.hydrated() || status.hydratedInMs().isEmpty()) {
            return percent;
        }
        long leftMs = Math.max(1, status.hydratedInMs().getAsLong());
        double percentPerSecond = (100 - status.hydratedPercent()) * 1000 / leftMs;
        return String.format(
                Locale.ROOT, "%s (%.1f %%/s, %s left)", percent, percentPerSecond, rounded(Duration.ofMillis(leftMs)));
    }

    private static String rounded(Duration time) {
        if (time.compareTo(SHOWN_IN_SECONDS) < 0) {
            return Math.round(time.toMillis() / 1e3) + " s";
        }
        return time.compareTo(SHOWN_IN_MINUTES) < 0
                ? Math.round(time.toSeconds() / 60.0) + " min"
                : Math.round(time.toMinutes() / 60.0) + " h";
    }
}

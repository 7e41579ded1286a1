package dev.belvedere.query.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes how far a view's hydration has got. */
public final class HydrationJson {

    private HydrationJson() {}

    /** Writes the members {@code hydrated} and {@code percent}, and {@code etaSeconds} if there is an estimate. */
    public static void write(ViewStatus status, JsonGenerator json) throws IOException {
        json.writeBooleanField("hydrated", status.hydrated());
        json.writeNumberField("percent", percent(status.hydratedPercent()));
        if (status.hydratedInMs().isPresent()) {
            json.writeNumberField("etaSeconds", etaSeconds(status.hydratedInMs().getAsLong()));
        }
    }

    /** Rounds down to one decimal, so that 100 means complete. */
    public static BigDecimal percent(double percent) {
        return BigDecimal.valueOf(percent).setScale(1, RoundingMode.DOWN);
    }

    /** Rounds up to seconds, so that no client returns too early. */
    public static long etaSeconds(long etaMs) {
        return etaMs / 1_000 + (etaMs % 1_000 == 0 ? 0 : 1);
    }
}

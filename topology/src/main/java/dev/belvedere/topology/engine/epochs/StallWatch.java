package dev.belvedere.topology.engine.epochs;

import dev.belvedere.topology.epoch.Stall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices what stands still, and tells the log now and then. Used by one thread. */
final class StallWatch {

    private static final Logger LOG = LoggerFactory.getLogger(StallWatch.class);
    private static final long STALLED_MS = 3_000;
    private static final long TOLD_MS = 30_000;

    private final Map<String, Long> standingSince = new TreeMap<>();
    private List<Stall> stalls = List.of();
    private long toldAtMs;

    /** Returns what stood still at the last look. */
    List<Stall> stalls() {
        return stalls;
    }

    /**
     * Looks at what keeps databases from going on.
     *
     * @param obstacles the reasons, by database
     * @param pauses the events that cannot be taken in
     * @return what stands still, if that has changed
     */
    Optional<List<Stall>> look(Map<String, String> obstacles, List<Stall> pauses, long nowMs) {
        standingSince.keySet().retainAll(obstacles.keySet());
        List<Stall> now = new ArrayList<>(pauses);
        obstacles.forEach((database, reason) -> {
            long sinceMs = standingSince.computeIfAbsent(database, first -> nowMs);
            if (nowMs - sinceMs >= STALLED_MS) {
                now.add(new Stall(database, reason, sinceMs));
            }
        });
        boolean changed = !now.equals(stalls);
        stalls = now;
        if (!now.isEmpty() && (changed || nowMs - toldAtMs > TOLD_MS)) {
            toldAtMs = nowMs;
            now.forEach(stall -> LOG.atWarn()
                    .addKeyValue("database", stall.database())
                    .addKeyValue("since_ms", nowMs - stall.sinceMs())
                    .log("nothing newer becomes visible: {}", stall.reason()));
        }
        return changed ? Optional.of(now) : Optional.empty();
    }
}

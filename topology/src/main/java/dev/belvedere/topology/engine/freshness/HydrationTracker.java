package dev.belvedere.topology.engine.freshness;

import dev.belvedere.topology.engine.replica.KeptEpochs;
import dev.belvedere.topology.engine.replica.KeptEpochs.Kept;
import dev.belvedere.topology.epoch.Position;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tracks hydration and lag by comparing what is visible with where the table topics end. All views advance together, so what holds for one holds for all. Thread-safe.
 */
public final class HydrationTracker {

    private final HydrationTarget target;
    private final TopicEnds ends;
    private final KeptEpochs kept;
    private final HydrationMarker marker;
    private final BooleanSupplier standsStill;
    private volatile boolean hydrated;
    private volatile @Nullable HydrationRate rate;

    /**
     * @param ends contains one look, taken at start: views are hydrated once they have reached that
     * @param marker whether they were hydrated before
     * @param standsStill whether nothing newer becomes visible: then views that were hydrated before go on being read, though they cannot reach the ends
     */
    public HydrationTracker(TopicEnds ends, KeptEpochs kept, HydrationMarker marker, BooleanSupplier standsStill) {
        this.target = new HydrationTarget(ends);
        this.ends = ends;
        this.kept = kept;
        this.marker = marker;
        this.standsStill = standsStill;
    }

    /** Returns true if everything is visible that the table topics contained when the engine started, and whole initial snapshots; or if nothing newer becomes visible. */
    public boolean isHydrated() {
        if (hydrated) {
            return true;
        }
        Optional<Position> newest = kept.newest().map(Kept::position);
        hydrated = newest.filter(position -> target.isReached(position, System.currentTimeMillis()))
                .isPresent();
        if (hydrated) {
            marker.set();
        }
        return hydrated || (newest.isPresent() && marker.isSet() && standsStill.getAsBoolean());
    }

    /** Returns the status of every view. */
    public ViewStatus status(long nowMs) {
        Optional<Position> position = kept.newest().map(Kept::position);
        boolean complete = isHydrated();
        double percent = complete ? 100 : position.map(target::percent).orElse(0.0);
        return new ViewStatus(
                complete,
                percent,
                remainingMs(percent, nowMs),
                position.map(this::lagEvents).orElse(0L),
                position.map(at -> ends.lagMs(at, nowMs)).orElse(0L));
    }

    private OptionalLong remainingMs(double percent, long nowMs) {
        if (percent == 100) {
            return OptionalLong.empty();
        }
        HydrationRate since = rate;
        if (since == null) {
            since = new HydrationRate(percent, nowMs);
            rate = since;
        }
        return since.remainingMs(percent, nowMs);
    }

    private long lagEvents(Position position) {
        long[] end = ends.newest().offsets();
        long lag = 0;
        for (int source = 0; source < end.length; source++) {
            lag += Math.max(0, end[source] - TopicEnds.reached(position, source));
        }
        return lag;
    }
}

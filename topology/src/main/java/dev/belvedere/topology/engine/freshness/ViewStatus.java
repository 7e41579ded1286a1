package dev.belvedere.topology.engine.freshness;

import java.util.OptionalLong;

/**
 * How far a view and its indexes have got on this instance. The slowest of them counts.
 *
 * @param hydrated true if everything that the table topics contained when the engine started is in the view
 * @param hydratedPercent 0 to 100: how much of that is in the view
 * @param hydratedInMs the estimated time until the view is hydrated, in ms; empty once it is, and as long as there is no estimate
 * @param lagEvents the number of source events that are not yet applied, over all source partitions
 * @param lagMs the age in ms of the oldest of these events; 0 if there is none
 */
public record ViewStatus(
        boolean hydrated, double hydratedPercent, OptionalLong hydratedInMs, long lagEvents, long lagMs) {

    /** A status without an estimate. */
    public ViewStatus(boolean hydrated, double hydratedPercent, long lagEvents, long lagMs) {
        this(hydrated, hydratedPercent, OptionalLong.empty(), lagEvents, lagMs);
    }

    /** Returns the slower value of each of two statuses. */
    ViewStatus slower(ViewStatus other) {
        return new ViewStatus(
                hydrated && other.hydrated,
                Math.min(hydratedPercent, other.hydratedPercent),
                later(hydratedInMs, other.hydratedInMs),
                Math.max(lagEvents, other.lagEvents),
                Math.max(lagMs, other.lagMs));
    }

    private static OptionalLong later(OptionalLong one, OptionalLong other) {
        return one.orElse(-1) >= other.orElse(-1) ? one : other;
    }
}

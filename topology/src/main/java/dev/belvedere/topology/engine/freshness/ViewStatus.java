package dev.belvedere.topology.engine.freshness;

import java.util.OptionalLong;

/**
 * How far a view and its indexes have got on this instance.
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
}

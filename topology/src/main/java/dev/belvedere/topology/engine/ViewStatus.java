package dev.belvedere.topology.engine;

import java.util.OptionalLong;

/**
 * How far a view has got on this instance.
 *
 * @param hydrated whether everything that was in the table topics when the engine started is in
 * @param hydratedPercent 0 to 100: how much of that is in
 * @param hydratedInMs how long the rest will take, milliseconds, if it goes on as it has so far; empty once hydrated, and where nothing is known yet
 * @param lagEvents events of the source topics that are not yet in, summed over the source partitions
 * @param lagMs how long the oldest of those has been waiting, milliseconds; 0 where nothing is waiting
 */
public record ViewStatus(
        boolean hydrated, double hydratedPercent, OptionalLong hydratedInMs, long lagEvents, long lagMs) {

    /** Without an estimate. */
    public ViewStatus(boolean hydrated, double hydratedPercent, long lagEvents, long lagMs) {
        this(hydrated, hydratedPercent, OptionalLong.empty(), lagEvents, lagMs);
    }
}

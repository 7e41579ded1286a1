package dev.belvedere.topology.engine.freshness;

import java.util.OptionalLong;

/**
 * How far a view has got on this instance, its indexes with it: the slowest of them counts.
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

    /** What holds of both together. */
    public ViewStatus slower(ViewStatus other) {
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

package dev.belvedere.topology.engine;

/**
 * How far a view has got on this instance, its indexes with it: the slowest of them counts.
 *
 * @param hydrated whether everything that was in the table topics when the engine started is in
 * @param hydratedPercent 0 to 100: how much of that is in
 * @param lagEvents events of the source topics that are not yet in, summed over the source partitions
 * @param lagMs how long the oldest of those has been waiting, milliseconds; 0 where nothing is waiting
 */
public record ViewStatus(boolean hydrated, double hydratedPercent, long lagEvents, long lagMs) {

    /** What holds of both together. */
    ViewStatus slower(ViewStatus other) {
        return new ViewStatus(
                hydrated && other.hydrated,
                Math.min(hydratedPercent, other.hydratedPercent),
                Math.max(lagEvents, other.lagEvents),
                Math.max(lagMs, other.lagMs));
    }
}

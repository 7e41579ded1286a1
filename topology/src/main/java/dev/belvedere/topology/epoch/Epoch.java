package dev.belvedere.topology.epoch;

import java.util.Map;

/**
 * An epoch that is visible: all views, as one prefix of the committed transactions makes them.
 *
 * @param number its number; later epochs have higher ones
 * @param position what it has taken in
 * @param incomplete how many rows of each source lack an event that was set aside, by source; none of sources that lack nothing
 * @param releasedAtMs when this instance learned that it is visible, in ms since 1970
 */
public record Epoch(long number, Position position, Map<Integer, Long> incomplete, long releasedAtMs) {

    public Epoch {
        incomplete = Map.copyOf(incomplete);
    }

    /** An epoch that lacks nothing. */
    public Epoch(long number, Position position, long releasedAtMs) {
        this(number, position, Map.of(), releasedAtMs);
    }
}

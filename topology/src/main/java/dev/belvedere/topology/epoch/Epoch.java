package dev.belvedere.topology.epoch;

/**
 * An epoch that is visible: all views, as one prefix of the committed transactions makes them.
 *
 * @param number its number; later epochs have higher ones
 * @param position what it has taken in
 * @param releasedAtMs when this instance learned that it is visible, in ms since 1970
 */
public record Epoch(long number, Position position, long releasedAtMs) {}

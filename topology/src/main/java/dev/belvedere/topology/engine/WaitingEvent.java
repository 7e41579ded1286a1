package dev.belvedere.topology.engine;

/**
 * The first event of a partition that waits to be taken in.
 *
 * @param next the offset behind what has been taken in
 * @param offset of the event: beyond {@code next} if the topic has lost events, or has records of Kafka's own there
 * @param timestampMs when it was written, in ms since 1970
 */
record WaitingEvent(long next, long offset, long timestampMs) {}

package dev.belvedere.topology.simulation;

import dev.belvedere.serdes.transaction.Membership;
import org.jspecify.annotations.Nullable;

/** An event in a table's log. */
public record SimulatedEvent(byte @Nullable [] key, byte @Nullable [] value, Membership membership) {

    /** An event that is a transaction of its own. */
    public SimulatedEvent(byte @Nullable [] key, byte @Nullable [] value) {
        this(key, value, Membership.NONE);
    }
}

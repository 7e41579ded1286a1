package dev.belvedere.topology.engine.epochs;

import dev.belvedere.topology.epoch.EpochsRecord;
import dev.belvedere.topology.epoch.Gates;
import dev.belvedere.topology.epoch.Succession;

/**
 * Applies the records of the epochs topic to the gates, each once and in their order: the instance that has written a record knows it as soon as the broker has acknowledged
 * it, before it can read it, if it knows all before it. Thread-safe.
 */
public final class AppliedRecords {

    private static final long UNKNOWN = -1;

    private final Gates gates;
    private long next = UNKNOWN;

    public AppliedRecords(Gates gates) {
        this.gates = gates;
    }

    /** A record has been read. */
    synchronized Succession.Outcome read(long offset, byte[] record) {
        if (offset < next) {
            return Succession.Outcome.IGNORED;
        }
        Succession.Outcome outcome = apply(record);
        next = outcome == Succession.Outcome.BEGIN_ANEW ? UNKNOWN : offset + 1;
        return outcome;
    }

    /** A record of this instance has been written. Whatever is the matter with it is left to {@link #read}. */
    synchronized void written(long offset, byte[] record) {
        if (offset == next && apply(record) != Succession.Outcome.BEGIN_ANEW) {
            next = offset + 1;
        }
    }

    private Succession.Outcome apply(byte[] record) {
        return gates.apply(EpochsRecord.decode(record), System.currentTimeMillis());
    }
}

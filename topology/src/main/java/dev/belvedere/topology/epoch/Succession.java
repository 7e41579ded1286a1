package dev.belvedere.topology.epoch;

import dev.belvedere.topology.epoch.EpochsRecord.Checkpoint;
import dev.belvedere.topology.epoch.EpochsRecord.Claim;

/** Tells which records of the epochs topic count, by the order of the leaders' claims. Used by one thread at a time. */
public final class Succession {

    /** What is to be done with a record. */
    public enum Outcome {
        /** It counts. */
        APPLIED,
        /** It is of a leader that has been succeeded, or that was never one. */
        IGNORED,
        /** It is of a leader whose claim is not known: what was read so far was of one that had been succeeded. Begin at the record's checkpoint. */
        BEGIN_ANEW
    }

    private Leader leader = Leader.NONE;

    /** Takes the next record. */
    public Outcome next(EpochsRecord record) {
        Leader writer = record.leader();
        if (writer.term() < leader.term() || (writer.term() == leader.term() && !writer.equals(leader))) {
            return Outcome.IGNORED;
        }
        if (writer.term() > leader.term() && !(record instanceof Claim || record instanceof Checkpoint)) {
            return Outcome.BEGIN_ANEW;
        }
        leader = writer;
        return Outcome.APPLIED;
    }

    /** Returns the leader whose records count; {@link Leader#NONE} if none has claimed that. */
    public Leader leader() {
        return leader;
    }
}

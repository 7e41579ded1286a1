package dev.belvedere.query.read;

/** Why a local read was not served, and what the caller should do about it. */
public enum Refusal {
    /** This instance does not hold the shard, or no longer. Locate the key again. */
    MOVED,
    /** The shard is being restored. Try another replica, or wait and retry. */
    RESTORING,
    /** The view has not yet read everything that its tables held when the engine started. Wait until it is hydrated, and retry. */
    HYDRATING,
    /** The deadline of the read has passed. Ask for less at once. */
    OVERDUE,
    /** The subscriber was slower than the changes, and the next ones are no longer kept. Resume from the last event, with a full resync. */
    OUTPACED,
    /** Rows have failed, and any key may be one of theirs. Change or delete the rows of the tables that they are made of. */
    FAILED,
    /** The engine is stopping or has failed. Go to another instance. */
    CLOSED
}

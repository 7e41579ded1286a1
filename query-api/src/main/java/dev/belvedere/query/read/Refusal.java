package dev.belvedere.query.read;

/** Why a read was not served, and what the caller should do about it. */
public enum Refusal {
    /** This instance does not hold the shard, or no longer. Locate the key again. */
    MOVED,
    /** The shard is being restored. Try another copy, or wait and retry. */
    RESTORING,
    /** What was in the table topics when the engine started is not all in yet. Wait until the view is hydrated, and retry. */
    HYDRATING,
    /** Whoever asked waits no longer: the time of the request is over. Ask for less at once. */
    OVERDUE,
    /** Changes came faster than they were taken: those that are next are no longer known. Go on from the last one, and be told all rows anew. */
    OUTPACED,
    /** The engine is stopping or has failed. Go to another instance. */
    CLOSED
}

package dev.belvedere.query.read;

/** Why a read was not served, and what the caller should do about it. */
public enum Refusal {
    /** This instance does not hold the shard, or no longer. Locate the key again. */
    MOVED,
    /** The shard is being restored. Try another copy, or wait and retry. */
    RESTORING,
    /** What was in the table topics when the engine started is not all in yet. Wait until the view is hydrated, and retry. */
    HYDRATING,
    /** The engine is stopping or has failed. Go to another instance. */
    CLOSED
}

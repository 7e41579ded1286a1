package dev.belvedere.topology.simulation;

/** Bugs that a check must notice. */
public enum PlantedBug {
    /** No partition hears of a TRUNCATE in another. */
    SIBLINGS_HEAR_NOTHING,
    /** An index is not told where a row is no longer. */
    INDEXES_KEEP_OLD_PLACES,
    /** A gate lets one record too many pass. */
    GATE_ONE_TOO_FAR,
    /** Work is reported before it is done. */
    REPORTS_TOO_EARLY,
    /** Later stages do not wait for earlier ones. */
    STAGES_BEGIN_EARLY,
    /** What a record was before a change is not always kept. */
    UNDO_DROPPED,
    /** A group is not told when a row of it has not failed any more. */
    FAILED_ROWS_STAY,
    /** The shards are not told when a row without a known key has not failed any more. */
    UNPLACED_ROWS_STAY
}

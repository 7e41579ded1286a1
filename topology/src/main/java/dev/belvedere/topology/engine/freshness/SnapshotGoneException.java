package dev.belvedere.topology.engine.freshness;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.token.SyncToken;

/** A snapshot that is asked for is not kept any more. */
public final class SnapshotGoneException extends BelvedereException {

    private static final long serialVersionUID = 1;

    private final transient SyncToken oldest;

    public SnapshotGoneException(SyncToken oldest) {
        super(
                "snapshot-gone",
                "the Snapshot is not kept any more. Begin anew without one, read faster, or have snapshots kept for longer"
                        + " (snapshots.keep, snapshots.memory).",
                null);
        this.oldest = oldest;
    }

    /** Returns the token of the oldest snapshot that is kept. */
    public SyncToken oldest() {
        return oldest;
    }
}

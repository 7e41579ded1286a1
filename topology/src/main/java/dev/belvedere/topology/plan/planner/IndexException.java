package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.failure.BelvedereException;

/** A declared index cannot be kept. */
public final class IndexException extends BelvedereException {

    IndexException(String reason) {
        super("invalid-index", reason, null);
    }
}

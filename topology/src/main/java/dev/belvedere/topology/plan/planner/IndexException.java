package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.failure.BelvedereException;

/** An index that cannot be kept as it is declared. */
public final class IndexException extends BelvedereException {

    IndexException(String reason) {
        super("invalid-index", reason, null);
    }
}

package dev.belvedere.topology.engine.freshness;

import dev.belvedere.serdes.failure.BelvedereException;

/** A sync token names a topic partition that is none of this deployment's tables. */
public final class ForeignTokenException extends BelvedereException {

    ForeignTokenException(String topic, int partition) {
        super(
                "foreign-token",
                "the Sync-Token is of partition " + partition + " of the topic " + topic
                        + ", and no table of this deployment has that. Send a token that was issued here, or that was made of a record"
                        + " of one of its table topics.",
                null);
    }
}

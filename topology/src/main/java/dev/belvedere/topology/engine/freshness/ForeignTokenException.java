package dev.belvedere.topology.engine.freshness;

import dev.belvedere.serdes.failure.BelvedereException;

/** A sync token names a topic partition that is none of this deployment's tables. */
public final class ForeignTokenException extends BelvedereException {

    ForeignTokenException(String topic, int partition) {
        super(
                "foreign-token",
                "the Sync-Token is of partition " + partition + " of the topic " + topic
                        + ", and nothing of this deployment has that. Send a token that was issued here, or that was made of a record"
                        + " of one of its table topics.",
                null);
    }

    private ForeignTokenException(String message) {
        super("foreign-token", message, null);
    }

    /** There is no source database with the name that a request gives. */
    public static ForeignTokenException database(String name) {
        return new ForeignTokenException(
                "no source database is called " + name + ". See /v1/sources for those there are.");
    }
}

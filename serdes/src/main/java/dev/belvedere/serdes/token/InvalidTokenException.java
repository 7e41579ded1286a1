package dev.belvedere.serdes.token;

import dev.belvedere.serdes.failure.BelvedereException;

/** A text that is no {@link SyncToken}. */
public final class InvalidTokenException extends BelvedereException {

    /** Says why it is none, as the rest of a sentence. */
    public InvalidTokenException(String why) {
        super("invalid-token", "this is no Sync-Token: " + why + ". Send a token as it was issued, or none.", null);
    }
}

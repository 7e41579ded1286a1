package dev.belvedere.query.http.server;

import dev.belvedere.serdes.failure.BelvedereException;

/** The read API cannot listen on its address, for a reason other than a port in use. */
public final class CannotListenException extends BelvedereException {

    public CannotListenException(ServerSettings settings, Throwable cause) {
        super(
                "cannot-listen",
                "Cannot listen on port " + settings.port() + " of host " + settings.host() + " (" + cause + ")."
                        + " Give an address of this machine, and a port above 1023 unless privileged.",
                cause);
    }
}

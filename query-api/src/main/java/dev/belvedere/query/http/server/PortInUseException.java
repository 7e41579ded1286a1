package dev.belvedere.query.http.server;

import dev.belvedere.serdes.failure.BelvedereException;

/** Another process listens on the read API's port. */
public final class PortInUseException extends BelvedereException {

    public PortInUseException(ServerSettings settings, Throwable cause) {
        super(
                "port-in-use",
                "Port " + settings.port() + " on host " + settings.host() + " is in use by another process."
                        + " Stop that process, or give the read API another port (0 takes any free one).",
                cause);
    }
}

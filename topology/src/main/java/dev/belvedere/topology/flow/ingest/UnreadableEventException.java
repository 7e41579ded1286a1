package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.failure.BelvedereException;

/** An event that makes its reader fail in a way that nobody has thought of. */
final class UnreadableEventException extends BelvedereException {

    UnreadableEventException(RuntimeException cause) {
        super("unreadable-event", "the event cannot be read (" + cause + ").", cause);
    }
}

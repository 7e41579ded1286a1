package dev.belvedere.localshop.events;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** Reports a file of events that cannot be read or sent. */
public final class EventFileException extends BelvedereException {

    EventFileException(String message, @Nullable Throwable cause) {
        super("events", message, cause);
    }
}

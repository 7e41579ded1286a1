package dev.belvedere.localshop.system;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** The local system does not start, or a part of it ended. */
public final class LocalSystemException extends BelvedereException {

    public LocalSystemException(String message, @Nullable Throwable cause) {
        super("demo", message, cause);
    }
}

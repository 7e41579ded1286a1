package dev.belvedere.localshop.source;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** Reports a database that cannot be set up or captured. */
public final class SourceException extends BelvedereException {

    SourceException(String message, @Nullable Throwable cause) {
        super("source", message, cause);
    }
}

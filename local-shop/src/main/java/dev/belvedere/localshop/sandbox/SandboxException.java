package dev.belvedere.localshop.sandbox;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** Reports that a sandbox cannot be tried, which says nothing about its views. */
public final class SandboxException extends BelvedereException {

    SandboxException(String message, @Nullable Throwable cause) {
        super("sandbox", message, cause);
    }
}

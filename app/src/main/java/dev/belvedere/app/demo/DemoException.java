package dev.belvedere.app.demo;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** The demo cannot go on. */
public final class DemoException extends BelvedereException {

    DemoException(String message, @Nullable Throwable cause) {
        super("demo", message, cause);
    }
}

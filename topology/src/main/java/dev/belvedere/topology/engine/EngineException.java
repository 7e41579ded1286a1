package dev.belvedere.topology.engine;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** The engine cannot start, or cannot go on. */
public final class EngineException extends BelvedereException {

    EngineException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}

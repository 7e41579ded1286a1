package dev.belvedere.topology.engine;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.catalog.Table;
import org.jspecify.annotations.Nullable;

/** The engine cannot start, or cannot go on. */
public final class EngineException extends BelvedereException {

    EngineException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /** Makes the exception of a table whose topic is not there. */
    static EngineException unknownTopic(Table table, @Nullable Throwable cause) {
        return new EngineException(
                "unknown-topic",
                "table " + table.name() + ": topic " + table.topic()
                        + " does not exist. Create it, let its producer or connector create it, or correct tables."
                        + table.name() + ".topic.",
                cause);
    }
}

package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.RegistryException;
import dev.belvedere.topology.catalog.Table;
import org.jspecify.annotations.Nullable;

/** An event that cannot be taken in, with its coordinates. Carries the code of the underlying reason. */
public final class RefusedEventException extends BelvedereException {

    private final transient byte @Nullable [] key;

    /** @param key the encoded key of the event's row; null if the event does not tell */
    RefusedEventException(Table table, int partition, long offset, byte @Nullable [] key, BelvedereException reason) {
        super(
                reason.code(),
                "table " + table.name() + ", topic " + table.topic() + ", partition " + partition + ", offset " + offset
                        + ": " + reason.getMessage(),
                reason);
        this.key = key;
    }

    byte @Nullable [] key() {
        return key;
    }

    /** Returns where the event is, what is the matter with it, and what to do. */
    String reason() {
        return String.valueOf(getMessage());
    }

    /** Returns true if it is the event's fault, and not that of the registry, which does not answer. */
    boolean isOfEvent() {
        return !(getCause() instanceof RegistryException registry && registry.isOfTheRegistry());
    }
}

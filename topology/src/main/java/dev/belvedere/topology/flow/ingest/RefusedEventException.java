package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.RegistryException;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.BadEvent;
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

    /**
     * Describes the event to which the exception belongs, in front of which its table stands still.
     *
     * @param consequence what else stands still, as a sentence
     * @param metAtMs when it was met, in ms since 1970
     */
    BadEvent pausing(Table table, int partition, long offset, String consequence, long metAtMs) {
        return new BadEvent(
                table.name(),
                table.topic(),
                partition,
                offset,
                code(),
                reason() + " " + consequence
                        + " After the repair, start the instances again; to go on without the event, set tables."
                        + table.name() + ".on-bad-event: set-aside.",
                metAtMs);
    }

    /** Returns true if it is the event's fault, and not that of the registry, which does not answer. */
    boolean isOfEvent() {
        return !(getCause() instanceof RegistryException registry && registry.isOfTheRegistry());
    }
}

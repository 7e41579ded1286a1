package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.deadletter.DeadLetter;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.transaction.MembershipReader;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.BadEvent;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ingest of one partition of a table, which does as the table's setting says with an event that cannot be taken in: stands still before it, or sets it aside, so that it has no
 * effect but that its row counts as incomplete. Used by one thread.
 */
public final class GuardedIngest implements IngestStatus {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedIngest.class);

    private final Table table;
    private final int partition;
    private final Ingest ingest;
    private final DeadLetterOutbox letters;
    private final boolean setsAside;
    private final MembershipReader memberships;
    private final LongSupplier clock;
    private @Nullable BadEvent paused;

    /**
     * @param setsAside whether to set aside what cannot be taken in; otherwise the table stands still before it
     * @param clock the time in ms since 1970
     */
    public GuardedIngest(
            Table table,
            int partition,
            Ingest ingest,
            DeadLetterOutbox letters,
            boolean setsAside,
            MembershipReader memberships,
            LongSupplier clock) {
        this.table = table;
        this.partition = partition;
        this.ingest = ingest;
        this.letters = letters;
        this.setsAside = setsAside;
        this.memberships = memberships;
        this.clock = clock;
    }

    /**
     * Takes in the next event.
     *
     * @throws RefusedEventException if the registry does not tell what the event needs
     */
    public void accept(SourceEvent event) {
        if (paused != null) {
            return;
        }
        try {
            ingest.accept(event.offset(), event.key(), event.value());
        } catch (RefusedEventException refused) {
            if (!refused.isOfEvent()) {
                throw refused;
            }
            if (setsAside) {
                setAside(event, refused);
            } else {
                pause(event, refused);
            }
        }
        tellSettled();
    }

    private void tellSettled() {
        ingest.takeSettled().forEach(offset -> letters.settled(table.topic(), partition, offset));
    }

    /** Settles an event that was set aside, unless it is settled or still cannot be taken in. */
    public void accept(Repair repair) {
        repair.deliver(new Repair.Receiver() {
            @Override
            public void replay(Repair.Replay request) {
                try {
                    ingest.replay(request.offset(), request.key(), request.value());
                } catch (RefusedEventException refused) {
                    log(request.offset(), refused, "cannot take in an event that is replayed");
                }
            }

            @Override
            public void skip(Repair.Skip request) {
                ingest.skip(request.offset());
            }
        });
        tellSettled();
    }

    private void pause(SourceEvent event, RefusedEventException refused) {
        paused = refused.pausing(
                table,
                partition,
                event.offset(),
                "Nothing newer becomes visible, so that no view is wrong.",
                clock.getAsLong());
        log(event.offset(), refused, "stands still before an event that cannot be taken in");
    }

    private void setAside(SourceEvent event, RefusedEventException refused) {
        ingest.setAside(event.offset(), refused);
        letters.send(new DeadLetter(
                table.name(),
                table.topic(),
                partition,
                event.offset(),
                event.timestampMs(),
                event.key(),
                event.value(),
                event.headers(),
                refused.code(),
                refused.reason(),
                BadEventRemedy.of(refused.code()),
                transaction(event)));
        log(event.offset(), refused, "sets aside an event that cannot be taken in");
    }

    private @Nullable String transaction(SourceEvent event) {
        try {
            return memberships.read(event.value()).transaction();
        } catch (BelvedereException unreadable) {
            return null;
        }
    }

    private void log(long offset, RefusedEventException refused, String what) {
        LOG.atWarn()
                .addKeyValue("table", table.name())
                .addKeyValue("topic", table.topic())
                .addKeyValue("partition", partition)
                .addKeyValue("offset", offset)
                .addKeyValue("code", refused.code())
                .log("the table {}: {}", what, refused.reason());
    }

    /** Handles a TRUNCATE message, from the task of another partition or from this one. */
    public void accept(Truncation truncation) {
        ingest.accept(truncation);
        tellSettled();
    }

    @Override
    public Optional<BadEvent> paused() {
        return Optional.ofNullable(paused);
    }

    @Override
    public long incomplete() {
        return ingest.incomplete();
    }
}

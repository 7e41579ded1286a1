package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.dialect.Change;
import dev.belvedere.serdes.dialect.ChangeReader;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.BadEvent;
import dev.belvedere.topology.plan.physical.IngestPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out before an event is taken in whether it can be, so that its source database can stand still before it while others go on. What only the row before it
 * tells, that a value was left out which is not known, shows when the event is taken in. Not thread-safe.
 *
 * <p>Knows the keys of a partition from the events that it has checked and from {@link #begin}; the ingest knows those of all events. So it refuses nothing that the ingest
 * would take in.
 */
public final class EventCheck {

    private static final String CONSEQUENCE =
            "Nothing newer of its source database becomes visible, so that no view is wrong; others go on.";

    private final Table table;
    private final int partitions;
    private final ChangeReader reader;
    private final Map<Integer, KeyPlacement> placements = new HashMap<>();
    private final Map<Integer, SnapshotCheck> snapshots = new HashMap<>();

    /** @param partitions the number of partitions of the table's topic */
    public EventCheck(IngestPlan plan, int partitions, Registry registry) {
        this.table = plan.table();
        this.partitions = partitions;
        this.reader = new ChangeReader(registry, table.format(), table.keyType(), plan.row());
    }

    /** Learns how a partition's keys are written and placed from the first of them. */
    public void begin(int partition, byte[] key) {
        try {
            placement(partition).check(key);
        } catch (UnsupportedChangeException ofAnEventThatWasSetAside) {
            // It tells nothing about the others.
        }
    }

    /**
     * Checks an event. Either frame may be null.
     *
     * @param nowMs the time in ms since 1970
     * @return the event if it cannot be taken in
     * @throws RefusedEventException if the registry does not tell what the event needs
     */
    public Optional<BadEvent> check(
            int partition, long offset, byte @Nullable [] key, byte @Nullable [] value, long nowMs) {
        try {
            Change change = reader.read(key, value);
            if (change.key() != null) {
                placement(partition).check(key);
            }
            if (!table.format().takesRepeatedSnapshots()) {
                snapshots
                        .computeIfAbsent(partition, first -> new SnapshotCheck(null))
                        .check(change);
            }
            if (change.kind() == Change.Kind.TRUNCATE) {
                TruncateSweeper.refuseWithoutPosition(change.lsn(), partitions);
            }
            return Optional.empty();
        } catch (BelvedereException e) {
            return bad(partition, offset, e, nowMs);
        } catch (RuntimeException e) {
            return bad(partition, offset, new UnreadableEventException(e), nowMs);
        }
    }

    private KeyPlacement placement(int partition) {
        return placements.computeIfAbsent(
                partition,
                first -> new KeyPlacement(partition, table.format().placedByRow() ? 1 : partitions, null, known -> {}));
    }

    private Optional<BadEvent> bad(int partition, long offset, BelvedereException reason, long nowMs) {
        RefusedEventException refused = new RefusedEventException(table, partition, offset, null, reason);
        if (!refused.isOfEvent()) {
            throw refused;
        }
        return Optional.of(refused.pausing(table, partition, offset, CONSEQUENCE, nowMs));
    }
}

package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.dialect.Change;
import dev.belvedere.serdes.dialect.ChangeReader;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.BadEvent;
import dev.belvedere.topology.plan.physical.IngestPlan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out before an event is taken in whether it can be read, so that its source database can stand still before it while others go on. What only the rows before it
 * tell, such as that a value was left out which is not known, shows when the event is taken in. Not thread-safe.
 */
public final class EventCheck {

    private static final String CONSEQUENCE =
            "Nothing newer of its source database becomes visible, so that no view is wrong; others go on.";

    private final Table table;
    private final ChangeReader reader;

    public EventCheck(IngestPlan plan, Registry registry) {
        this.table = plan.table();
        this.reader = new ChangeReader(registry, table.format(), table.keyType(), plan.row());
    }

    /**
     * Reads an event. Either frame may be null.
     *
     * @param nowMs the time in ms since 1970
     * @return the event if it cannot be read
     * @throws RefusedEventException if the registry does not tell what the event needs
     */
    public Optional<BadEvent> check(
            int partition, long offset, byte @Nullable [] key, byte @Nullable [] value, long nowMs) {
        try {
            Change unused = reader.read(key, value);
            return Optional.empty();
        } catch (BelvedereException e) {
            return bad(partition, offset, e, nowMs);
        } catch (RuntimeException e) {
            return bad(partition, offset, new UnreadableEventException(e), nowMs);
        }
    }

    private Optional<BadEvent> bad(int partition, long offset, BelvedereException reason, long nowMs) {
        RefusedEventException refused = new RefusedEventException(table, partition, offset, null, reason);
        if (!refused.isOfEvent()) {
            throw refused;
        }
        return Optional.of(refused.pausing(table, partition, offset, CONSEQUENCE, nowMs));
    }
}

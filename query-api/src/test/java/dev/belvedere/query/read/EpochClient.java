package dev.belvedere.query.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.freshness.Snapshot;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A subscriber to all orders that checks, at the end of each epoch, that it has exactly the rows of that epoch, and that no event was for nothing. */
final class EpochClient {

    private final Map<Long, Map<Long, Long>> history;
    private final Map<Long, Long> rows = new HashMap<>();
    private Optional<Snapshot> reached = Optional.empty();

    /** @param history what the rows' versions were at the end of each epoch */
    EpochClient(Map<Long, Map<Long, Long>> history) {
        this.history = history;
    }

    void accept(RowEvent event) {
        if (event instanceof RowEvent.Upsert upsert) {
            long version = version(upsert.row());
            assertThat(Objects.equals(rows.put(key(upsert.row()), version), version))
                    .as("told before")
                    .isFalse();
        } else if (event instanceof RowEvent.Delete delete) {
            assertThat(rows.remove(key(delete.row()))).as("deleted").isNotNull();
        } else if (event instanceof RowEvent.Reset) {
            rows.clear();
        } else if (event instanceof RowEvent.Ended end) {
            assertThat(end.snapshot().epoch())
                    .isGreaterThan(reached.map(Snapshot::epoch).orElse(0L));
            assertThat(rows)
                    .as("rows of %s", end.snapshot())
                    .isEqualTo(history.get(end.snapshot().epoch()));
            reached = Optional.of(end.snapshot());
        }
    }

    private static long key(Row row) {
        return (Long) Objects.requireNonNull(row.get(0));
    }

    private static long version(Row row) {
        return ((BigDecimal) Objects.requireNonNull(row.get(2))).unscaledValue().longValue();
    }

    /** The connection broke: what was told since the last end of an epoch is forgotten. */
    void breakOff() {
        rows.clear();
        reached.ifPresent(snapshot -> rows.putAll(history.get(snapshot.epoch())));
    }

    /** The last snapshot that it has had all rows of. */
    Optional<Snapshot> reached() {
        return reached;
    }
}

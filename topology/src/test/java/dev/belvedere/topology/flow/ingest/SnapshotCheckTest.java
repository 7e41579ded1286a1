package dev.belvedere.topology.flow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.dialect.Change;
import dev.belvedere.serdes.dialect.Change.Kind;
import dev.belvedere.serdes.dialect.Origin;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.simulation.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotCheckTest {

    private final MemoryStore store = new MemoryStore();
    private SnapshotCheck check = new SnapshotCheck(store);

    @BeforeEach
    void readTheFirstSnapshot() {
        come("orders", "100");
        come("orders", "100");
    }

    @Test
    void takesChangesBehindASnapshot() {
        assertThatNoException().isThrownBy(() -> {
            come("orders", null);
            come("orders", null);
            check.check(new Change(Kind.DELETE, Row.of(1L), null, 0, null));
        });
    }

    @Test
    void refusesASecondSnapshotBehindTheFirst() {
        assertRefused("orders", "rows of another snapshot");
    }

    @Test
    void refusesASecondSnapshotBehindChanges() {
        come("orders", null);

        assertRefused("orders", "changes");
        assertRefused("orders", "changes");
    }

    @Test
    void remembersAcrossARestart() {
        check = new SnapshotCheck(store);
        come("orders", "100");
        come("orders", null);
        check = new SnapshotCheck(store);

        assertRefused("orders", "changes");
    }

    @Test
    void tellsTablesApartThatShareATopic() {
        come("orders", null);

        assertThatNoException().isThrownBy(() -> {
            come("orders_of_2025", "200");
            come("orders", null);
            come("orders_of_2025", "200");
        });
    }

    private void assertRefused(String table, String behind) {
        assertThatThrownBy(() -> come(table, "200"))
                .hasMessageContaining(behind + " from before it")
                .isInstanceOfSatisfying(
                        BelvedereException.class,
                        refused -> assertThat(refused.code()).isEqualTo("repeated-snapshot"));
    }

    private void come(String table, @Nullable String snapshot) {
        check.check(new Change(Kind.UPSERT, Row.of(1L), Row.of("new"), 0, new Origin(table, snapshot)));
    }
}

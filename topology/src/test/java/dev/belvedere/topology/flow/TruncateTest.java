package dev.belvedere.topology.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.flow.ingest.Ingest;
import dev.belvedere.topology.simulation.PlantedBug;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TRUNCATE: one event without a key in one partition, and the rows of all partitions are gone. */
class TruncateTest {

    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 2, 5})
    void deletesWhatWasThereAndKeepsWhatComesAfter(int partitions) {
        CapturedUsers users = CapturedUsers.in(partitions);
        for (int id = 1; id <= 10; id++) {
            users.send(id, users.upsert("c", 10 + id, id, "Ann"));
        }

        users.send(0, null, users.envelopes().event("t", 50));
        users.send(3, users.upsert("c", 60, 3, "Ann"));
        users.send(11, users.upsert("c", 61, 11, "Bob"));

        assertThat(users.rows()).isEqualTo(Map.of(3L, "Ann", 11L, "Bob"));
        assertThat(users.countsByName()).isEqualTo(Map.of("Ann", 1L, "Bob", 1L));
    }

    @Test
    void keepsARowThatCameBackInAnotherPartitionBeforeWordOfTheTruncateDid() {
        CapturedUsers users = CapturedUsers.in(2);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.send(1, users.upsert("c", 60, 1, "Ann"));
        users.rows();

        users.send(0, null, users.envelopes().event("t", 50));

        assertThat(users.rows()).isEqualTo(Map.of(1L, "Ann"));
    }

    @Test
    void passesOverEventsFromBeforeThatAreReadLater() {
        CapturedUsers users = CapturedUsers.in(2);
        users.send(0, null, users.envelopes().event("t", 50));
        users.rows();

        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.send(2, users.upsert("c", 11, 2, "Ann"));

        assertThat(users.rows()).isEmpty();
    }

    @Test
    void truncatesOnceThoughTheConnectorSendsItAgainIntoAnotherPartition() {
        CapturedUsers users = CapturedUsers.in(2);
        byte[] row = users.upsert("c", 10, 1, "Ann");
        byte[] truncate = users.envelopes().event("t", 50);
        byte[] rowAfter = users.upsert("c", 60, 1, "Bob");
        users.send(1, row);
        users.send(0, null, truncate);
        users.send(1, rowAfter);
        users.rows();

        users.send(1, row);
        users.send(1, null, truncate);
        users.send(1, rowAfter);

        assertThat(users.rows()).isEqualTo(Map.of(1L, "Bob"));
    }

    @Test
    void deletesALargeTableInPartsAndGoesOnAfterARestart() {
        CapturedUsers users = CapturedUsers.in(1);
        int rows = 2 * Ingest.TRUNCATED_AT_ONCE + 1;
        for (int id = 1; id <= rows; id++) {
            users.send(id, users.upsert("c", 10 + id, id, "Ann"));
        }
        users.rows();
        users.send(0, null, users.envelopes().event("t", 50_000));
        for (int step = 0; step < 6; step++) {
            users.simulation().step();
        }

        users.restart();

        assertThat(users.countsByName()).isEmpty();
        assertThat(users.rows()).isEmpty();
    }

    @Test
    void noticesAnEngineThatTellsTheOtherPartitionsNothing() {
        CapturedUsers users = CapturedUsers.in(2);
        users.simulation().plant(PlantedBug.SIBLINGS_HEAR_NOTHING);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.send(2, users.upsert("c", 11, 2, "Ann"));
        users.rows();

        users.send(0, null, users.envelopes().event("t", 50));

        assertThat(users.rows()).containsOnlyKeys(1L);
    }

    @Test
    void stopsWhereATruncateDoesNotTellItsPositionAndThereAreOtherPartitions() {
        CapturedUsers users = CapturedUsers.in(2);
        users.send(1, null, users.envelopes().event("t", 0));

        assertThatThrownBy(users::rows)
                .isInstanceOfSatisfying(
                        BelvedereException.class, e -> assertThat(e.code()).isEqualTo("truncate-unsupported"))
                .hasMessageContainingAll("table users", "partition 1", "offset 0", "skipped.operations");
    }

    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 2})
    void stopsAtARowThatASnapshotMayHaveReadBefore(int partitions) {
        CapturedUsers users = CapturedUsers.in(partitions);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.send(0, null, users.envelopes().event("t", 50));
        users.rows();

        users.send(1, read(users, 60, 1, "Ann"));

        assertThatThrownBy(users::rows)
                .isInstanceOfSatisfying(
                        BelvedereException.class, e -> assertThat(e.code()).isEqualTo("read-before-truncate"))
                .hasMessageContainingAll("table users", "on-bad-event: set-aside", "skip");
    }

    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 2})
    void takesRowsOfASnapshotThatEventsSinceHaveToldOf(int partitions) {
        CapturedUsers users = CapturedUsers.in(partitions);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.send(0, null, users.envelopes().event("t", 50));
        users.rows();
        users.send(1, users.upsert("c", 55, 1, "Eve"));

        users.send(1, read(users, 60, 1, "Eve"));

        assertThat(users.rows()).isEqualTo(Map.of(1L, "Eve"));
    }

    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 2})
    void takesRowsThatASnapshotReadsAfterItsFirstWindow(int partitions) {
        CapturedUsers users = CapturedUsers.in(partitions);
        users.send(0, null, users.envelopes().event("t", 50));
        users.rows();
        users.send(1, users.upsert("c", 55, 1, "Eve"));
        users.send(1, read(users, 60, 1, "Eve"));

        users.send(3, read(users, 70, 3, "Bob"));

        assertThat(users.rows()).isEqualTo(Map.of(1L, "Eve", 3L, "Bob"));
    }

    @Test
    void deletesWhatASnapshotHasReadThoughWordOfTheTruncateComesLater() {
        CapturedUsers users = CapturedUsers.in(2);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.send(1, read(users, 60, 1, "Ann"));
        users.send(3, read(users, 60, 3, "Bob"));
        users.rows();

        users.send(0, null, users.envelopes().event("t", 50));

        assertThat(users.rows()).isEmpty();
    }

    @Test
    void keepsWhatASnapshotHasReadUntilTheNextTruncate() {
        CapturedUsers users = CapturedUsers.in(2);
        users.send(0, null, users.envelopes().event("t", 50));
        users.send(1, read(users, 40, 1, "Ann"));
        users.send(1, users.upsert("c", 55, 1, "Ann"));
        users.send(1, read(users, 60, 1, "Ann"));
        users.send(3, read(users, 70, 3, "Bob"));
        users.send(3, users.upsert("u", 75, 3, "Joe"));
        assertThat(users.rows()).isEqualTo(Map.of(1L, "Ann", 3L, "Joe"));

        users.send(0, null, users.envelopes().event("t", 80));

        assertThat(users.rows()).isEmpty();
    }

    private static byte[] read(CapturedUsers users, long lsn, long id, String name) {
        return users.envelopes().read(lsn, Map.of("id", id, "name", name));
    }

    @Test
    void needsNoPositionWhereThereIsOnePartition() {
        CapturedUsers users = CapturedUsers.in(1);
        users.send(1, users.upsert("c", 0, 1, "Ann"));
        users.send(0, null, users.envelopes().event("t", 0));
        users.send(2, users.upsert("c", 0, 2, "Bob"));

        assertThat(users.rows()).isEqualTo(Map.of(2L, "Bob"));
    }
}

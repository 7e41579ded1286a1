package dev.belvedere.topology.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.transaction.Membership;
import dev.belvedere.serdes.transaction.TransactionEnd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final String TOPIC = "corp.testDB.dbo.orders";
    private static final String ORDERS = "testDB.dbo.orders";
    private static final String ID = "00000025:00000d08:0025";

    /** A table of SQL Server, of two partitions. */
    private final Intake intake = new Intake(
            new Sources(List.of(new Sources.Source(0, TOPIC, 0), new Sources.Source(0, TOPIC, 1)), List.of(0, 2)),
            List.of("orders"),
            List.of(new SourceDatabase("corp", "corp.transaction", List.of("orders"), Map.of())));

    @Test
    void waitsForAllEventsOfATableThatIsCountedByItsDatabaseAndItsSchema() {
        intake.event(0, 0, Membership.of(ID, 1, ORDERS));
        intake.ended(0, 0, new TransactionEnd(ID, 0, 5, Map.of(ORDERS, 2L)));
        assertThat(intake.take().taken()).containsExactly(0, 0);
        assertThat(intake.obstacles())
                .hasEntrySatisfying(
                        "corp", reason -> assertThat(reason).contains("1 of 2 events have come of testDB.dbo.orders"));

        intake.event(1, 0, Membership.of(ID, 2, ORDERS));

        assertThat(intake.take().taken()).containsExactly(1, 1);
        assertThat(intake.obstacles()).isEmpty();
    }

    @Test
    void knowsTheLastRowOfATableThatIsCountedByItsDatabaseAndItsSchema() {
        intake.event(0, 0, Membership.SNAPSHOT);
        intake.event(1, 0, Membership.lastOf(ORDERS));

        assertThat(intake.take().snapshotting()).isFalse();
    }
}

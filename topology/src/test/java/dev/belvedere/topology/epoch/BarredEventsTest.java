package dev.belvedere.topology.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.transaction.Membership;
import dev.belvedere.serdes.transaction.TransactionEnd;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two databases with a table of two partitions each, and a table that is in none. */
class BarredEventsTest {

    private static final String ACCOUNTS = "public.accounts";
    private static final String STAFF = "public.staff";
    private static final BadEvent BAD = new BadEvent("accounts", "bank.public.accounts", 0, 1, "code", "reason", 1);

    private final Intake intake = new Intake(
            new Sources(
                    List.of(
                            new Sources.Source(0, "bank.public.accounts", 0),
                            new Sources.Source(0, "bank.public.accounts", 1),
                            new Sources.Source(1, "office.public.staff", 0),
                            new Sources.Source(1, "office.public.staff", 1),
                            new Sources.Source(2, "rates", 0)),
                    List.of(0, 2, 4, 5)),
            List.of("accounts", "staff", "rates"),
            List.of(
                    new SourceDatabase("bank", "bank.transaction", List.of("accounts"), Map.of()),
                    new SourceDatabase("office", "office.transaction", List.of("staff"), Map.of())));

    private final long[] offsets = new long[5];
    private final long[] ends = new long[2];

    private void event(int source, String transaction, long order) {
        intake.event(source, offsets[source]++, Membership.of(transaction, order, source < 2 ? ACCOUNTS : STAFF));
    }

    private void bad(int source, Membership membership) {
        intake.barred(source, offsets[source]++, membership, BAD);
    }

    private void end(int database, String transaction, long events) {
        intake.ended(
                database,
                ends[database],
                new TransactionEnd(
                        transaction, 100 + ends[database]++, 0, Map.of(database == 0 ? ACCOUNTS : STAFF, events)));
    }

    private List<Long> taken() {
        long[] taken = intake.take().taken();
        return Arrays.stream(taken).boxed().toList();
    }

    @Test
    void standsBeforeTheTransactionOfTheEventWhileAnotherDatabaseGoesOn() {
        event(0, "1", 1);
        end(0, "1", 1);
        event(1, "2", 1);
        bad(0, Membership.of("2", 2, ACCOUNTS));
        end(0, "2", 2);
        event(1, "3", 1);
        end(0, "3", 1);
        event(2, "1", 1);
        event(3, "1", 2);
        end(1, "1", 2);

        assertThat(taken()).containsExactly(1L, 0L, 1L, 1L, 0L);
        event(2, "2", 1);
        end(1, "2", 1);
        assertThat(taken()).containsExactly(1L, 0L, 2L, 1L, 0L);
        assertThat(intake.barred()).containsExactly(Map.entry(0, BAD));
        assertThat(intake.obstacles()).as("the event is the reason").isEmpty();
    }

    @Test
    void standsBeforeARowOfASnapshot() {
        intake.event(0, offsets[0]++, Membership.SNAPSHOT);
        bad(0, Membership.SNAPSHOT);
        intake.event(0, offsets[0]++, Membership.SNAPSHOT);
        event(2, "1", 1);
        end(1, "1", 1);

        assertThat(taken()).containsExactly(1L, 0L, 1L, 0L, 0L);
    }

    @Test
    void standsBeforeAnEventWhoseTransactionCannotBeReadAndDoesNotCountItForAnother() {
        bad(0, Membership.UNREADABLE);
        event(1, "1", 1);
        end(0, "1", 2);
        taken();

        intake.lookForUnreadable(Map.of(), 0);
        intake.lookForUnreadable(Map.of(), 10_000);

        assertThat(intake.mayLackUnreadable()).isFalse();
        assertThat(taken()).containsExactly(0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void standsWhereTheEventIsInATableOfNoDatabase() {
        intake.event(4, offsets[4]++, Membership.NONE);
        bad(4, Membership.NONE);
        intake.event(4, offsets[4]++, Membership.NONE);
        event(0, "1", 1);
        end(0, "1", 1);

        assertThat(taken()).containsExactly(1L, 0L, 0L, 0L, 1L);
    }

    @Test
    void readsFromTheEventOnAgainAfterAChangeOfTheLeader() {
        intake.event(4, offsets[4]++, Membership.NONE);
        bad(4, Membership.NONE);
        intake.polled(4, 2);

        assertThat(intake.take().reached()[4]).isOne();
    }
}

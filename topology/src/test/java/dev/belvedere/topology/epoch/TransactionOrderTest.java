package dev.belvedere.topology.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.transaction.Membership;
import dev.belvedere.serdes.transaction.TransactionEnd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two tables, with one partition each. */
class TransactionOrderTest {

    private static final String ACCOUNTS = "public.accounts";
    private static final String TRANSFERS = "public.transfers";

    private final SourceQueue accounts = new SourceQueue();
    private final SourceQueue transfers = new SourceQueue();
    private final TransactionOrder order = new TransactionOrder(
            new SourceDatabase("bank", "bank.transaction", List.of("accounts", "transfers"), Map.of()),
            Map.of(ACCOUNTS, List.of(0), TRANSFERS, List.of(1)),
            Map.of(0, accounts, 1, transfers));
    private long ends;

    private void account(long offset, String transaction, long number) {
        order.event(0, offset, Membership.of(transaction, number, ACCOUNTS), "bank.public.accounts");
    }

    private void transfer(long offset, String transaction, long number) {
        order.event(1, offset, Membership.of(transaction, number, TRANSFERS), "bank.public.transfers");
    }

    private void end(String transaction, long position, long ofAccounts, long ofTransfers) {
        order.ended(
                new TransactionEnd(transaction, position, 0, Map.of(ACCOUNTS, ofAccounts, TRANSFERS, ofTransfers)),
                ends++);
    }

    @Test
    void passesATransactionOnceAllItsEventsHaveCome() {
        account(0, "7", 1);
        end("7", 100, 1, 1);
        assertThat(order.pass(10)).isZero();
        assertThat(accounts.taken()).isZero();

        transfer(0, "7", 2);

        assertThat(order.pass(10)).isEqualTo(2);
        assertThat(accounts.taken()).isOne();
        assertThat(transfers.taken()).isOne();
        assertThat(order.takenEnd()).isOne();
        assertThat(order.takenPosition()).isEqualTo(100);
    }

    @Test
    void letsNoTransactionPassBeforeAnEarlierOne() {
        account(0, "7", 1);
        account(1, "8", 1);
        end("7", 100, 1, 1);
        end("8", 200, 1, 0);

        assertThat(order.pass(10)).isZero();
        assertThat(order.obstacle())
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("transaction 7", "0 of 1 events have come of public.transfers"));
    }

    @Test
    void takesAnyNumberButOneTransactionAtLeast() {
        for (int event = 0; event < 5; event++) {
            account(event, "7", event + 1);
        }
        account(5, "8", 1);
        end("7", 100, 5, 0);
        end("8", 200, 1, 0);

        assertThat(order.pass(3)).isEqualTo(5);
        assertThat(accounts.taken()).isEqualTo(5);
    }

    @Test
    void countsEventsOnceThatAConnectorSendsAgainInTheMiddleOfATransaction() {
        account(0, "7", 1);
        account(1, "7", 2);
        account(2, "7", 1);
        account(3, "7", 2);
        end("7", 100, 3, 0);
        assertThat(order.pass(10)).isZero();

        account(4, "7", 3);

        assertThat(order.pass(10)).isEqualTo(3);
        assertThat(accounts.taken()).isEqualTo(5);
    }

    @Test
    void takesWhatAConnectorRepeatsTogetherWithWhatIsNew() {
        account(0, "7", 1);
        end("7", 100, 1, 0);
        account(1, "8", 1);
        end("8", 200, 1, 0);
        assertThat(order.pass(10)).isEqualTo(2);

        account(2, "7", 1);
        end("7", 100, 1, 0);
        account(3, "8", 1);
        end("8", 200, 1, 0);
        assertThat(order.pass(10)).isZero();
        assertThat(accounts.taken())
                .as("the rows do not go back to what they were")
                .isEqualTo(2);

        account(4, "9", 1);
        end("9", 300, 1, 0);
        assertThat(order.pass(10)).isOne();
        assertThat(accounts.taken()).isEqualTo(5);
    }

    @Test
    void knowsWhatIsRepeatedByItsPlaceInTheLogAfterAChangeOfTheLeader() {
        order.resume(2, 200, Position.SNAPSHOT_ENDED);
        accounts.resume(2, 2, 0);
        account(2, "8", 1);
        end("8", 200, 1, 0);

        assertThat(order.pass(10)).isZero();
        assertThat(order.obstacle()).isEmpty();
    }

    @Test
    void passesSeveralTogetherIfTheEventsOfOneStandBeforeThoseOfAnother() {
        account(0, "8", 1);
        account(1, "7", 1);
        end("7", 100, 1, 0);
        assertThat(order.pass(10)).as("7 alone would bring 8 along").isZero();

        end("8", 200, 1, 0);

        assertThat(order.pass(10)).isEqualTo(2);
        assertThat(accounts.taken()).isEqualTo(2);
    }

    @Test
    void takesTombstonesAndRowsOfSnapshotsWithoutATransaction() {
        order.event(0, 0, Membership.SNAPSHOT, "bank.public.accounts");
        assertThat(order.isSnapshotting()).isTrue();
        order.event(1, 0, Membership.LAST_OF_SNAPSHOT, "bank.public.transfers");
        order.event(0, 1, Membership.SNAPSHOT, "bank.public.accounts");
        assertThat(accounts.takeWithoutTransaction()).isEqualTo(2);
        assertThat(order.isSnapshotting()).isTrue();
        assertThat(transfers.takeWithoutTransaction()).isOne();
        assertThat(order.isSnapshotting()).isFalse();
    }

    @Test
    void knowsTheEndOfASnapshotWhoseLastRowIsOfATableThatIsNotRead() {
        order.event(0, 0, Membership.lastOf(ACCOUNTS), "bank.public.accounts");
        accounts.takeWithoutTransaction();
        assertThat(order.isSnapshotting()).isTrue();

        order.event(1, 0, Membership.lastOf(TRANSFERS), "bank.public.transfers");
        transfers.takeWithoutTransaction();

        assertThat(order.isSnapshotting()).isFalse();
    }

    @Test
    void knowsByATransactionOfOtherTablesThatASnapshotHasEnded() {
        order.event(0, 0, Membership.lastOf(ACCOUNTS), "bank.public.accounts");
        accounts.takeWithoutTransaction();

        order.ended(new TransactionEnd("7", 100, 0, Map.of("public.audit", 1L)), ends++);

        assertThat(order.isSnapshotting()).isFalse();
    }

    @Test
    void saysThatATableIsCalledOtherwise() {
        order.event(0, 0, Membership.of("7", 1, "public.konten"), "bank.public.accounts");

        assertThat(order.obstacle())
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("public.konten", "databases.bank.collections"));
        assertThat(order.pass(10)).isZero();
    }

    @Test
    void saysThatTheEndOfATransactionCallsATableOtherwise() {
        account(0, "7", 1);
        order.ended(new TransactionEnd("7", 100, 0, Map.of("bank.public.accounts", 1L)), ends++);

        assertThat(order.pass(10)).isZero();
        assertThat(order.obstacle())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains(
                                "events of public.accounts", "counts [bank.public.accounts]", "databases.bank.tables"));
    }

    @Test
    void saysThatTheEndOfATransactionThatCameBeforeItsEventsCallsTheirTableOtherwise() {
        order.ended(new TransactionEnd("7", 100, 0, Map.of("bank.public.accounts", 1L)), ends++);
        order.pass(10);
        account(0, "7", 1);

        assertThat(order.pass(10)).isZero();
        assertThat(order.obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("public.accounts"));
    }

    @Test
    void saysThatEventsDoNotTellTheirTransaction() {
        order.event(0, 0, Membership.UNTOLD, "bank.public.accounts");

        assertThat(order.obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("provide.transaction.metadata=true"));
    }

    @Test
    void saysThatATransactionHasNotEnded() {
        account(0, "7", 1);

        assertThat(order.obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("transaction 7", "bank.transaction"));
    }
}

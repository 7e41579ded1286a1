package dev.belvedere.bench.drill.bank.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.bench.drill.bank.model.Account;
import dev.belvedere.bench.drill.bank.model.BankChange;
import dev.belvedere.bench.drill.bank.model.BankHistory;
import dev.belvedere.bench.drill.bank.model.BankView;
import dev.belvedere.bench.drill.bank.model.Branch;
import dev.belvedere.bench.drill.bank.model.Card;
import dev.belvedere.bench.drill.bank.model.ShownRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A transfer of 3.00 from account 1 to account 2 ends at offset 5, one of 1.00 back at offset 8. */
class AnswerCheckTest {

    private static final long BEFORE = 0;
    private static final long BETWEEN = 6;
    private static final long AFTER = 9;

    private final BankHistory history = history();
    private final BankTally tally = new BankTally();
    private final AnswerCheck check = new AnswerCheck(tally);

    @Test
    void acceptsWhatTheBankHadAtEachPosition() {
        for (long position : new long[] {BEFORE, BETWEEN, AFTER}) {
            submit(position, 0, accounts(position, position));
            submit(position, 0, scan(position));
            submit(position, 0, index(position, false));
            submit(position, 0, index(position, true));
        }
        check.check(history);

        assertThat(tally.answers()).isEqualTo(12);
        assertThat(tally.impossible()).isZero();
        assertThat(tally.distinctSnapshots()).isEqualTo(3);
    }

    @Test
    void catchesHalfOfATransaction() {
        submit(BETWEEN, 0, accounts(BETWEEN, BEFORE));
        check.check(history);

        assertThat(tally.impossible()).isOne();
        assertThat(tally.reports()).singleElement().asString().contains("account_overview 2 was", "23.00", "20.00");
    }

    @Test
    void catchesAStateOfAnotherPosition() {
        submit(AFTER, 0, accounts(BETWEEN, BETWEEN));
        submit(BEFORE, 0, scan(AFTER));
        submit(BETWEEN, 0, index(AFTER, false));
        check.check(history);

        assertThat(tally.impossible()).isEqualTo(3);
    }

    @Test
    void catchesARowThatIsMissingOrTooMuch() {
        List<String> rows = json(BankView.ACCOUNT_OVERVIEW, AFTER);
        submit(AFTER, 0, new ScanClaim(BankView.ACCOUNT_OVERVIEW, rows.subList(0, 1)));
        submit(AFTER, 0, new ScanClaim(BankView.ACCOUNT_OVERVIEW, List.of(rows.get(0), rows.get(1), rows.get(0))));
        submit(AFTER, 0, new RowsClaim(BankView.ACCOUNT_OVERVIEW, List.of(1L), List.of(Optional.empty())));
        submit(AFTER, 0, new RowsClaim(BankView.ACCOUNT_OVERVIEW, List.of(1L, 2L), List.of()));
        check.check(history);

        assertThat(tally.impossible()).isEqualTo(4);
    }

    @Test
    void catchesAnIndexOutOfOrder() {
        List<String> ascending = List.of(card(2, AFTER), card(1, AFTER));
        submit(AFTER, 0, new IndexClaim(1, new BigDecimal("0.00"), false, ascending));
        submit(AFTER, 0, new IndexClaim(1, new BigDecimal("0.00"), true, ascending));
        check.check(history);

        assertThat(tally.impossible()).isOne();
    }

    @Test
    void catchesAPositionBeforeTheOneThatWasAskedFor() {
        submit(BETWEEN, AFTER, accounts(BETWEEN, BETWEEN));
        check.check(history);

        assertThat(tally.impossible()).isOne();
    }

    @Test
    void waitsForTransactionsThatAreNotKnownYet() {
        submit(AFTER + 1, 0, accounts(AFTER, AFTER));
        check.check(history);
        assertThat(tally.answers()).isZero();

        history.advance(AFTER + 1);
        check.check(history);

        assertThat(tally.answers()).isOne();
        assertThat(tally.impossible()).isZero();
    }

    @Test
    void catchesAPositionThatNeverCame() {
        submit(AFTER + 1, 0, accounts(AFTER, AFTER));
        check.finish(history);

        assertThat(tally.impossible()).isOne();
    }

    private void submit(long position, long least, Claim claim) {
        check.submit(new BankAnswer(ReadPath.ROW, "a request", position, least, List.of(claim)));
    }

    /** Account 1 as at one position, and account 2 as at another. */
    private RowsClaim accounts(long first, long second) {
        return new RowsClaim(
                BankView.ACCOUNT_OVERVIEW,
                List.of(1L, 2L, 3L),
                List.of(
                        history.row(BankView.ACCOUNT_OVERVIEW, 1, first).map(ShownRow::json),
                        history.row(BankView.ACCOUNT_OVERVIEW, 2, second).map(ShownRow::json),
                        Optional.empty()));
    }

    private ScanClaim scan(long position) {
        return new ScanClaim(BankView.ACCOUNT_OVERVIEW, json(BankView.ACCOUNT_OVERVIEW, position));
    }

    /** Before all transfers both accounts have the same, and are found in the order of the cards; then account 1, with card 2, has less. */
    private IndexClaim index(long position, boolean descending) {
        boolean firstCardIsFirst = (position == BEFORE) != descending;
        return new IndexClaim(
                1,
                new BigDecimal("0.00"),
                descending,
                firstCardIsFirst
                        ? List.of(card(1, position), card(2, position))
                        : List.of(card(2, position), card(1, position)));
    }

    private String card(long id, long position) {
        return history.row(BankView.CARD_OVERVIEW, id, position).orElseThrow().json();
    }

    private List<String> json(BankView view, long position) {
        return history.rows(view, position).stream().map(ShownRow::json).toList();
    }

    private static BankHistory history() {
        BankChange.Recorder initial = new BankChange.Recorder();
        initial.put(new Branch(1, "b1"));
        put(initial, "20.00", "20.00");
        initial.put(new Card(1, 2, "c1"));
        initial.put(new Card(2, 1, "c2"));
        BankHistory history = new BankHistory(initial.change());
        BankChange.Recorder there = new BankChange.Recorder();
        put(there, "17.00", "23.00");
        history.apply(5, there.change());
        BankChange.Recorder back = new BankChange.Recorder();
        put(back, "18.00", "22.00");
        history.apply(8, back.change());
        return history;
    }

    private static void put(BankChange.Recorder recorder, String first, String second) {
        recorder.put(new Account(1, 1, "o1", new BigDecimal(first)));
        recorder.put(new Account(2, 1, "o2", new BigDecimal(second)));
    }
}

package dev.belvedere.bench.drill.bank.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.bench.drill.bank.model.Account;
import dev.belvedere.bench.drill.bank.model.BankChange;
import dev.belvedere.bench.drill.bank.model.BankHistory;
import dev.belvedere.bench.drill.bank.model.BankView;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** An account has 1.00, then 2.00, then 3.00, and is closed. */
class FollowedViewTest {

    private final BankHistory history = history();
    private final BankTally tally = new BankTally();
    private final FollowedView followed = new FollowedView(BankView.ACCOUNT_OVERVIEW, tally);

    @Test
    void acceptsSomeOrAllStatesInTheirOrder() {
        receive("upsert", row("1.00"));
        receive("upsert", row("3.00"));
        receive("delete", "{\"id\":1}");

        assertThat(tally.answers()).isEqualTo(3);
        assertThat(tally.impossible()).isZero();
        assertThat(followed.complete()).isTrue();
    }

    @Test
    void catchesAStateThatNeverWas() {
        receive("upsert", row("4.00"));

        assertThat(tally.impossible()).isOne();
    }

    @Test
    void catchesARowThatGoesBack() {
        receive("upsert", row("2.00"));
        receive("upsert", row("1.00"));

        assertThat(tally.impossible()).isOne();
    }

    @Test
    void catchesADeleteOfARowThatStays() {
        BankHistory open = new BankHistory(new BankChange.Recorder().change());
        open.apply(1, account("1.00"));
        followed.submit("upsert", row("1.00"), "here");
        followed.submit("delete", "{\"id\":1}", "here");
        followed.check(open, System.nanoTime());

        assertThat(tally.impossible()).isOne();
    }

    @Test
    void catchesThatTheLastRowsAreMissing() {
        receive("upsert", row("3.00"));
        followed.finish();

        assertThat(tally.impossible()).isOne();
    }

    @Test
    void waitsUntilTheTransactionsOfAnEventAreKnown() {
        long before = System.nanoTime();
        followed.submit("upsert", row("4.00"), "here");
        followed.check(history, before - 1);

        assertThat(tally.answers()).isZero();
    }

    private void receive(String name, String data) {
        followed.submit(name, data, "here");
        followed.check(history, System.nanoTime());
    }

    private static String row(String balance) {
        return "{\"id\":1,\"branch_id\":1,\"owner\":\"o\",\"balance\":" + balance + ",\"transfers\":0,\"sent\":0.00}";
    }

    private static BankHistory history() {
        BankHistory history = new BankHistory(account("1.00"));
        history.apply(3, account("2.00"));
        history.apply(6, account("3.00"));
        BankChange.Recorder closed = new BankChange.Recorder();
        closed.delete(new Account(1, 1, "o", BigDecimal.ONE));
        history.apply(9, closed.change());
        return history;
    }

    private static BankChange account(String balance) {
        BankChange.Recorder recorder = new BankChange.Recorder();
        recorder.put(new Account(1, 1, "o", new BigDecimal(balance)));
        return recorder.change();
    }
}

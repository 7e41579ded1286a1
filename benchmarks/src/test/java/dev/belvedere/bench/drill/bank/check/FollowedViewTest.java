package dev.belvedere.bench.drill.bank.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.bench.drill.bank.model.Account;
import dev.belvedere.bench.drill.bank.model.BankChange;
import dev.belvedere.bench.drill.bank.model.BankHistory;
import dev.belvedere.bench.drill.bank.model.BankView;
import dev.belvedere.serdes.token.SyncToken;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** An account has 1.00, then 2.00, then 3.00, and is closed. */
class FollowedViewTest {

    private static final String TOPIC = "transactions";

    private final BankHistory history = history();
    private final BankTally tally = new BankTally();
    private final FollowedView followed = new FollowedView(BankView.ACCOUNT_OVERVIEW, TOPIC, tally);

    @Test
    void acceptsTheRowsOfEachEpoch() {
        receive("upsert", row("1.00"));
        end(1);
        receive("upsert", row("3.00"));
        end(7);
        receive("delete", "{\"id\":1}");
        end(10);

        // Three rows, and all rows at the first end.
        assertThat(tally.answers()).isEqualTo(4);
        assertThat(tally.impossible()).isZero();
        assertThat(followed.complete()).isTrue();
    }

    @Test
    void catchesAStateThatNeverWas() {
        receive("upsert", row("4.00"));
        end(7);

        assertThat(tally.impossible()).isPositive();
    }

    @Test
    void catchesARowOfALaterEpoch() {
        receive("upsert", row("2.00"));
        end(3);

        assertThat(tally.impossible()).isPositive();
    }

    @Test
    void catchesADeleteOfARowThatStays() {
        receive("upsert", row("1.00"));
        end(1);
        receive("delete", "{\"id\":1}");
        end(4);

        assertThat(tally.impossible()).isOne();
    }

    @Test
    void catchesAnEndThatComesBeforeAChangeOfItsEpoch() {
        end(1);

        assertThat(tally.impossible()).isOne();
    }

    @Test
    void comparesAllRowsAfterAResync() {
        receive("upsert", row("1.00"));
        end(1);
        receive("reset", "{}");
        end(2);

        assertThat(tally.impossible()).isOne();
    }

    @Test
    void takesBackWhatWasToldBeforeTheConnectionBroke() {
        receive("upsert", row("1.00"));
        end(1);
        receive("upsert", row("2.00"));
        followed.opened();
        receive("upsert", row("3.00"));
        end(7);

        assertThat(tally.impossible()).isZero();
    }

    @Test
    void catchesThatTheLastRowsAreMissing() {
        receive("upsert", row("3.00"));
        end(7);
        followed.finish();

        assertThat(tally.impossible()).isOne();
    }

    @Test
    void waitsUntilTheTransactionsOfAnEventAreKnown() {
        long before = System.nanoTime();
        followed.submit("epoch", SyncToken.NONE.and(TOPIC, 0, 7).text(), "{}", "here");
        followed.check(history, before - 1);

        assertThat(tally.answers()).isZero();
    }

    private void receive(String name, String data) {
        followed.submit(name, "", data, "here");
        followed.check(history, System.nanoTime());
    }

    private void end(long position) {
        followed.submit("epoch", SyncToken.NONE.and(TOPIC, 0, position).text(), "{}", "here");
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

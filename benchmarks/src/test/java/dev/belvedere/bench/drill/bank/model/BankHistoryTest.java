package dev.belvedere.bench.drill.bank.model;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankHistoryTest {

    private static final int TRANSACTIONS = 300;
    private static final int IDS = 6;

    @Test
    void hasEveryRowAsEachTransactionLeftIt() {
        BankHistory history = history();

        assertThat(json(history, BankView.ACCOUNT_OVERVIEW, 1, 0))
                .contains(
                        "{\"id\":1,\"branch_id\":1,\"owner\":\"o1\",\"balance\":10.00,\"transfers\":0,\"sent\":0.00}");
        assertThat(json(history, BankView.ACCOUNT_OVERVIEW, 1, 5))
                .isEqualTo(json(history, BankView.ACCOUNT_OVERVIEW, 1, 0));
        assertThat(json(history, BankView.ACCOUNT_OVERVIEW, 1, 6))
                .contains("{\"id\":1,\"branch_id\":1,\"owner\":\"o1\",\"balance\":7.00,\"transfers\":1,\"sent\":3.00}");
        assertThat(json(history, BankView.ACCOUNT_OVERVIEW, 1, 9)).isEmpty();
    }

    @Test
    void hasTheSumsAndChainsThatFollowFromARow() {
        BankHistory history = history();

        assertThat(json(history, BankView.BRANCH_BALANCE, 1, 6))
                .contains("{\"branch_id\":1,\"accounts\":2,\"total\":30.00}");
        assertThat(json(history, BankView.BRANCH_BALANCE, 1, 9))
                .contains("{\"branch_id\":1,\"accounts\":1,\"total\":23.00}");
        assertThat(json(history, BankView.BANK_TOTAL, BankView.ONLY_KEY, 9))
                .contains("{\"accounts\":1,\"total\":23.00}");
        assertThat(json(history, BankView.CARD_OVERVIEW, 1, 6))
                .contains(
                        "{\"id\":1,\"label\":\"c1\",\"account_id\":1,\"owner\":\"o1\",\"balance\":7.00,\"branch_id\":1,\"branch\":\"b1\"}");
        assertThat(history.rows(BankView.CARD_OVERVIEW, 9)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void hasTheRowsThatTheTablesGiveAfterEveryTransaction(long seed) {
        Random random = new Random(seed);
        BankChange.Recorder all = new BankChange.Recorder();
        BankHistory history = new BankHistory(new BankChange.Recorder().change());
        for (int offset = 0; offset < TRANSACTIONS; offset++) {
            BankChange.Recorder some = new BankChange.Recorder();
            for (int row = random.nextInt(5); row >= 0; row--) {
                change(random.nextLong(), some, all);
            }
            history.apply(offset, some.change());

            BankHistory fresh = new BankHistory(all.change());
            for (BankView view : BankView.values()) {
                assertThat(rows(history, view, offset + 1)).isEqualTo(rows(fresh, view, 0));
            }
        }
    }

    private static void change(long seed, BankChange.Recorder... recorders) {
        for (BankChange.Recorder recorder : recorders) {
            Random random = new Random(seed);
            long id = random.nextInt(IDS);
            long other = random.nextInt(IDS);
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(1000), 2);
            switch (random.nextInt(7)) {
                case 0 -> recorder.put(new Branch(id, "b" + random.nextInt(9)));
                case 1, 2 -> recorder.put(new Account(id, other, "o" + random.nextInt(9), amount));
                case 3 -> recorder.put(new Card(id, other, "c"));
                case 4 -> recorder.put(new Transfer(id, other, random.nextInt(IDS), amount));
                case 5 -> recorder.delete(new Transfer(id, 0, 0, amount));
                default -> recorder.delete(new Account(id, 0, "", amount));
            }
        }
    }

    private static Set<ShownRow> rows(BankHistory history, BankView view, long position) {
        return history.rows(view, position).stream()
                .filter(row -> view != BankView.BANK_TOTAL || !row.json().contains("\"accounts\":0,"))
                .collect(toSet());
    }

    private static Optional<String> json(BankHistory history, BankView view, long key, long position) {
        return history.row(view, key, position).map(ShownRow::json);
    }

    private static BankHistory history() {
        BankChange.Recorder initial = new BankChange.Recorder();
        initial.put(new Branch(1, "b1"));
        initial.put(account(1, "10.00"));
        initial.put(account(2, "20.00"));
        initial.put(new Card(1, 1, "c1"));
        BankHistory history = new BankHistory(initial.change());
        BankChange.Recorder transfer = new BankChange.Recorder();
        transfer.put(account(1, "7.00"));
        transfer.put(account(2, "23.00"));
        transfer.put(new Transfer(1, 1, 2, new BigDecimal("3.00")));
        history.apply(5, transfer.change());
        BankChange.Recorder close = new BankChange.Recorder();
        close.delete(account(1, "7.00"));
        history.apply(8, close.change());
        return history;
    }

    private static Account account(long id, String balance) {
        return new Account(id, 1, "o" + id, new BigDecimal(balance));
    }
}

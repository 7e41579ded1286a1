package dev.belvedere.bench.drill.bank.write;

import dev.belvedere.bench.drill.bank.model.BankKeys;
import dev.belvedere.bench.drill.bank.model.BankView;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * The ids of the bank's rows. Accounts and cards of the beginning stay for ever; a tenth of the accounts is for slow transactions only, so that others do not wait for
 * them. Thread-safe.
 */
public final class BankIds implements BankKeys {

    static final int BRANCHES = 12;
    static final int ACCOUNTS = 300;
    static final int CARDS = 450;
    static final int TRANSFERS = 200;

    private static final int ASKED = 100;
    private static final int SLOW_DIVISOR = 10;

    private final AtomicLong accounts = new AtomicLong(ACCOUNTS);
    private final AtomicLong cards = new AtomicLong(CARDS);
    private final AtomicLong transfers = new AtomicLong(TRANSFERS);

    /** Some of the accounts of the beginning. */
    public List<Long> firstAccounts() {
        return LongStream.rangeClosed(1, ASKED).boxed().toList();
    }

    long newAccount() {
        return accounts.incrementAndGet();
    }

    long newCard() {
        return cards.incrementAndGet();
    }

    long newTransfer() {
        return transfers.incrementAndGet();
    }

    /** Returns random accounts of the beginning in ascending order, in which transactions lock them. */
    List<Long> someAccounts(int count, boolean slow, Random random) {
        return LongStream.generate(() -> 1 + random.nextInt(ACCOUNTS))
                .filter(id -> id % SLOW_DIVISOR == 0 == slow)
                .distinct()
                .limit(count)
                .sorted()
                .boxed()
                .toList();
    }

    /** Returns random cards of the beginning in ascending order. */
    List<Long> someCards(int count, boolean slow, Random random) {
        return LongStream.generate(() -> 1 + random.nextInt(CARDS))
                .filter(id -> id % SLOW_DIVISOR == 0 == slow)
                .distinct()
                .limit(count)
                .sorted()
                .boxed()
                .toList();
    }

    @Override
    public long any(BankView view, Random random) {
        return switch (view) {
            case BRANCH_BALANCE -> 1 + random.nextInt(BRANCHES);
            case ACCOUNT_OVERVIEW, ACCOUNT_FLOW -> 1 + random.nextInt(accounts.intValue());
            case CARD_OVERVIEW -> 1 + random.nextInt(cards.intValue());
            case BANK_TOTAL -> BankView.ONLY_KEY;
        };
    }
}

package dev.belvedere.bench.drill.bank.write;

import dev.belvedere.bench.drill.bank.model.Account;
import dev.belvedere.bench.drill.bank.model.Card;
import dev.belvedere.bench.drill.bank.model.Transfer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The transactions of one writer, of three to nine rows in several tables. Not thread-safe. */
final class BankTransactions {

    private static final int PERCENT = 100;
    private static final int MOST_TRANSFERS = 3;
    private static final int HIGHEST_CENTS = 50_000;
    private static final int CENTS = 2;
    private static final int KEPT = 50;
    private static final int LONGEST_PAUSE_MS = 250;
    private static final long NANOS_PER_MS = 1_000_000;

    private final Deque<Transfer> reversible = new ArrayDeque<>();
    private final Deque<Long> opened = new ArrayDeque<>();
    private final BankSession session;
    private final BankIds ids;
    private final Random random;
    private final boolean slow;

    /** @param slow whether transactions pause between their statements, so that others begin and end meanwhile */
    BankTransactions(BankSession session, BankIds ids, Random random, boolean slow) {
        this.session = session;
        this.ids = ids;
        this.random = random;
        this.slow = slow;
    }

    /** Runs the statements of a random transaction. The returned action has to run once they are committed. */
    Runnable next() throws SQLException {
        int percent = random.nextInt(PERCENT);
        if (percent < 12 && !reversible.isEmpty()) {
            return reverse(reversible.getFirst());
        }
        if (percent < 22) {
            return reorganise();
        }
        if (percent < 32) {
            return reissue();
        }
        if (percent < 36) {
            return open();
        }
        if (percent < 40 && !opened.isEmpty()) {
            return close(opened.getFirst());
        }
        return transfer(1 + random.nextInt(MOST_TRANSFERS));
    }

    private Runnable transfer(int count) throws SQLException {
        List<Long> accounts = ids.someAccounts(2 * count, slow, random);
        List<Transfer> transfers = IntStream.range(0, count)
                .mapToObj(i -> new Transfer(ids.newTransfer(), accounts.get(i), accounts.get(i + count), amount()))
                .toList();
        // In ascending order of the accounts, so that no two transactions wait for each other.
        for (Transfer made : transfers) {
            session.pay(made.fromId(), made.amount().negate());
            pause();
        }
        for (Transfer made : transfers) {
            session.pay(made.toId(), made.amount());
            pause();
        }
        for (Transfer made : transfers) {
            session.insert(made);
        }
        return () -> remember(transfers.get(0));
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(1 + random.nextInt(HIGHEST_CENTS), CENTS);
    }

    private void remember(Transfer made) {
        reversible.addLast(made);
        if (reversible.size() > KEPT) {
            reversible.removeFirst();
        }
    }

    private Runnable reverse(Transfer made) throws SQLException {
        // Transfers go from the lower account to the higher.
        session.pay(made.fromId(), made.amount());
        pause();
        session.pay(made.toId(), made.amount().negate());
        pause();
        session.deleteTransfer(made.id());
        return reversible::removeFirst;
    }

    private Runnable reorganise() throws SQLException {
        long branch = 1L + random.nextInt(BankIds.BRANCHES);
        session.rename(branch, "branch " + branch + " of " + random.nextInt(HIGHEST_CENTS));
        for (long account : ids.someAccounts(2 + random.nextInt(MOST_TRANSFERS), slow, random)) {
            session.move(account, branch);
        }
        return () -> {};
    }

    private Runnable reissue() throws SQLException {
        long account = ids.someAccounts(1, slow, random).get(0);
        session.renameOwner(account, "owner " + account + " as " + random.nextInt(HIGHEST_CENTS));
        for (long card : ids.someCards(2 + random.nextInt(MOST_TRANSFERS), slow, random)) {
            pause();
            session.reissue(card, account, "card " + card + " as " + random.nextInt(HIGHEST_CENTS));
        }
        return () -> {};
    }

    private Runnable open() throws SQLException {
        long payer = ids.someAccounts(1, slow, random).get(0);
        long account = ids.newAccount();
        BigDecimal amount = amount();
        session.pay(payer, amount.negate());
        pause();
        session.insert(new Account(account, 1 + random.nextInt(BankIds.BRANCHES), "owner " + account, amount));
        for (int i = 0; i < 2; i++) {
            long card = ids.newCard();
            session.insert(new Card(card, account, "card " + card));
        }
        pause();
        session.insert(new Transfer(ids.newTransfer(), payer, account, amount));
        return () -> opened.addLast(account);
    }

    private Runnable close(long account) throws SQLException {
        long heir = ids.someAccounts(1, slow, random).get(0);
        Account closed = session.close(account);
        pause();
        session.pay(heir, closed.balance());
        pause();
        session.insert(new Transfer(ids.newTransfer(), account, heir, closed.balance()));
        return opened::removeFirst;
    }

    private void pause() {
        if (slow) {
            LockSupport.parkNanos(random.nextInt(LONGEST_PAUSE_MS) * NANOS_PER_MS);
        }
    }
}

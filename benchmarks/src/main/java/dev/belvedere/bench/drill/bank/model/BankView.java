package dev.belvedere.bench.drill.bank.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The views of the bank: the SELECT of each, and the same in Java. */
public enum BankView {
    /** A sum under one key. */
    BRANCH_BALANCE("""
            SELECT branch_id, COUNT(*) AS accounts, SUM(balance) AS total
            FROM accounts
            GROUP BY branch_id""") {
        @Override
        Set<Long> keys(Bank bank, BankChange change) {
            return present(
                    change.accounts().keySet(), id -> bank.accounts.row(id).map(Account::branchId));
        }

        @Override
        Optional<ShownRow> row(Bank bank, long key) {
            Set<Account> accounts = bank.accountsByBranch.of(key);
            return accounts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ShownRow.of(
                            key,
                            new RowText()
                                    .with("branch_id", key)
                                    .with("accounts", accounts.size())
                                    .with("total", sum(accounts, Account::balance))
                                    .text()));
        }
    },

    /** Two tables under one key. */
    ACCOUNT_OVERVIEW("""
            SELECT a.id, a.branch_id, a.owner, a.balance, COUNT(t.id) AS transfers, COALESCE(SUM(t.amount), 0.00) AS sent
            FROM accounts a
            LEFT JOIN transfers t ON t.from_id = a.id
            GROUP BY a.id, a.branch_id, a.owner, a.balance""") {
        @Override
        Set<Long> keys(Bank bank, BankChange change) {
            Set<Long> keys = present(
                    change.transfers().keySet(), id -> bank.transfers.row(id).map(Transfer::fromId));
            keys.addAll(change.accounts().keySet());
            return keys;
        }

        @Override
        Optional<ShownRow> row(Bank bank, long key) {
            Set<Transfer> sent = bank.transfersBySender.of(key);
            return bank.accounts
                    .row(key)
                    .map(account -> ShownRow.of(
                            key,
                            new RowText()
                                    .with("id", key)
                                    .with("branch_id", account.branchId())
                                    .with("owner", account.owner())
                                    .with("balance", account.balance())
                                    .with("transfers", sent.size())
                                    .with("sent", sum(sent, Transfer::amount))
                                    .text()));
        }
    },

    /** A chain of lookups, with an index. */
    CARD_OVERVIEW("""
            SELECT c.id, c.label, c.account_id, a.owner, a.balance, a.branch_id, b.name AS branch
            FROM cards c
            JOIN accounts a ON c.account_id = a.id
            JOIN branches b ON a.branch_id = b.id""") {
        @Override
        Set<Long> keys(Bank bank, BankChange change) {
            Set<Long> accounts = new LinkedHashSet<>(change.accounts().keySet());
            for (long branch : change.branches().keySet()) {
                bank.accountsByBranch.of(branch).forEach(account -> accounts.add(account.id()));
            }
            Set<Long> keys = new LinkedHashSet<>(change.cards().keySet());
            accounts.forEach(account -> bank.cardsByAccount.of(account).forEach(card -> keys.add(card.id())));
            return keys;
        }

        @Override
        Optional<ShownRow> row(Bank bank, long key) {
            return bank.cards
                    .row(key)
                    .flatMap(card -> bank.accounts
                            .row(card.accountId())
                            .flatMap(account -> bank.branches
                                    .row(account.branchId())
                                    .map(branch -> new ShownRow(
                                            key,
                                            new RowText()
                                                    .with("id", key)
                                                    .with("label", card.label())
                                                    .with("account_id", account.id())
                                                    .with("owner", account.owner())
                                                    .with("balance", account.balance())
                                                    .with("branch_id", branch.id())
                                                    .with("branch", branch.name())
                                                    .text(),
                                            Optional.of(new ShownRow.Place(branch.id(), account.balance()))))));
        }
    },

    /** A sum over everything, in one row without a key. */
    BANK_TOTAL("SELECT COUNT(*) AS accounts, SUM(balance) AS total FROM accounts") {
        @Override
        Set<Long> keys(Bank bank, BankChange change) {
            return change.accounts().isEmpty() ? Set.of() : Set.of(ONLY_KEY);
        }

        @Override
        Optional<ShownRow> row(Bank bank, long key) {
            Set<Account> accounts = bank.allAccounts.of(Bank.ALL);
            return Optional.of(ShownRow.of(
                    key,
                    new RowText()
                            .with("accounts", accounts.size())
                            .with("total", sum(accounts, Account::balance))
                            .text()));
        }
    },

    /** A join of two aggregates. */
    ACCOUNT_FLOW("""
            SELECT s.account_id, s.sent, r.received
            FROM (SELECT from_id AS account_id, SUM(amount) AS sent FROM transfers GROUP BY from_id) s
            JOIN (SELECT to_id AS account_id, SUM(amount) AS received FROM transfers GROUP BY to_id) r
                ON s.account_id = r.account_id""") {
        @Override
        Set<Long> keys(Bank bank, BankChange change) {
            Set<Long> keys = new LinkedHashSet<>();
            change.transfers()
                    .keySet()
                    .forEach(id -> bank.transfers
                            .row(id)
                            .ifPresent(transfer -> keys.addAll(List.of(transfer.fromId(), transfer.toId()))));
            return keys;
        }

        @Override
        Optional<ShownRow> row(Bank bank, long key) {
            Set<Transfer> sent = bank.transfersBySender.of(key);
            Set<Transfer> received = bank.transfersByReceiver.of(key);
            return sent.isEmpty() || received.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ShownRow.of(
                            key,
                            new RowText()
                                    .with("account_id", key)
                                    .with("sent", sum(sent, Transfer::amount))
                                    .with("received", sum(received, Transfer::amount))
                                    .text()));
        }
    };

    /** The key, for this drill, of the row of a view without a key. */
    public static final long ONLY_KEY = Bank.ALL;

    private static final BigDecimal ZERO = new BigDecimal("0.00");

    private final String select;

    BankView(String select) {
        this.select = select;
    }

    /** The view's name. */
    public String viewName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The view's query. */
    public String select() {
        return select;
    }

    /** The path of a row below that of the view's rows. */
    public String segment(long key) {
        return this == BANK_TOTAL ? "" : Long.toString(key);
    }

    /** The rows that a transaction may change, judged by the tables before or after it; both together are all of them. */
    abstract Set<Long> keys(Bank bank, BankChange change);

    /** The row with this key; empty if there is none. */
    abstract Optional<ShownRow> row(Bank bank, long key);

    private static Set<Long> present(Set<Long> ids, Function<Long, Optional<Long>> key) {
        Set<Long> keys = new LinkedHashSet<>();
        ids.forEach(id -> key.apply(id).ifPresent(keys::add));
        return keys;
    }

    private static <T> BigDecimal sum(Collection<T> rows, Function<T, BigDecimal> amount) {
        return rows.stream().map(amount).reduce(ZERO, BigDecimal::add);
    }
}

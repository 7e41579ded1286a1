package dev.belvedere.bench.drill.bank.write;

import dev.belvedere.bench.drill.bank.model.Account;
import dev.belvedere.bench.drill.bank.model.BankChange;
import dev.belvedere.bench.drill.bank.model.Branch;
import dev.belvedere.bench.drill.bank.model.Card;
import dev.belvedere.bench.drill.bank.model.Transfer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection that notes what each of its transactions leaves behind: every statement returns the rows as it left them, and holds their locks until the commit. Not
 * thread-safe.
 */
final class BankSession implements AutoCloseable {

    private final Connection connection;
    private final TransactionLedger ledger;
    private BankChange.Recorder recorder = new BankChange.Recorder();

    /** @param connection without auto-commit; this session closes it */
    BankSession(Connection connection, TransactionLedger ledger) {
        this.connection = connection;
        this.ledger = ledger;
    }

    /** Makes a row of what a statement returns. */
    private interface RowOf<T> {
        T read(ResultSet row) throws SQLException;
    }

    void insert(Branch row) throws SQLException {
        branches("INSERT INTO branches VALUES (?, ?) RETURNING *", row.id(), row.name());
    }

    void insert(Account row) throws SQLException {
        accounts(
                "INSERT INTO accounts VALUES (?, ?, ?, ?) RETURNING *",
                row.id(),
                row.branchId(),
                row.owner(),
                row.balance());
    }

    void insert(Card row) throws SQLException {
        cards("INSERT INTO cards VALUES (?, ?, ?) RETURNING *", row.id(), row.accountId(), row.label());
    }

    void insert(Transfer row) throws SQLException {
        run(
                        "INSERT INTO transfers VALUES (?, ?, ?, ?) RETURNING *",
                        BankSession::transfer,
                        row.id(),
                        row.fromId(),
                        row.toId(),
                        row.amount())
                .forEach(recorder::put);
    }

    /** Adds an amount to the balance of an account, which has to exist. */
    void pay(long account, BigDecimal amount) throws SQLException {
        accounts("UPDATE accounts SET balance = balance + ? WHERE id = ? RETURNING *", amount, account);
    }

    void rename(long branch, String name) throws SQLException {
        branches("UPDATE branches SET name = ? WHERE id = ? RETURNING *", name, branch);
    }

    void renameOwner(long account, String owner) throws SQLException {
        accounts("UPDATE accounts SET owner = ? WHERE id = ? RETURNING *", owner, account);
    }

    void move(long account, long branch) throws SQLException {
        accounts("UPDATE accounts SET branch_id = ? WHERE id = ? RETURNING *", branch, account);
    }

    void reissue(long card, long account, String label) throws SQLException {
        cards("UPDATE cards SET account_id = ?, label = ? WHERE id = ? RETURNING *", account, label, card);
    }

    /** Deletes a transfer. */
    void deleteTransfer(long transfer) throws SQLException {
        run("DELETE FROM transfers WHERE id = ? RETURNING *", BankSession::transfer, transfer)
                .forEach(recorder::delete);
    }

    /** Deletes an account, which has to exist, and its cards; returns it. */
    Account close(long account) throws SQLException {
        Account closed = run("DELETE FROM accounts WHERE id = ? RETURNING *", BankSession::account, account)
                .get(0);
        recorder.delete(closed);
        run("DELETE FROM cards WHERE account_id = ? RETURNING *", BankSession::card, account)
                .forEach(recorder::delete);
        return closed;
    }

    /** Commits, and returns what that changes. */
    BankChange commit() throws SQLException {
        BankChange change = recorder.change();
        String transaction = run("SELECT pg_current_xact_id()::text", row -> row.getString(1))
                .get(0);
        // The end of the transaction may come before this thread continues.
        ledger.note(transaction, change);
        connection.commit();
        recorder = new BankChange.Recorder();
        return change;
    }

    void rollBack() throws SQLException {
        connection.rollback();
        recorder = new BankChange.Recorder();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void branches(String sql, Object... parameters) throws SQLException {
        run(sql, row -> new Branch(row.getLong("id"), row.getString("name")), parameters)
                .forEach(recorder::put);
    }

    private void accounts(String sql, Object... parameters) throws SQLException {
        run(sql, BankSession::account, parameters).forEach(recorder::put);
    }

    private void cards(String sql, Object... parameters) throws SQLException {
        run(sql, BankSession::card, parameters).forEach(recorder::put);
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getLong("id"), row.getLong("branch_id"), row.getString("owner"), row.getBigDecimal("balance"));
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(row.getLong("id"), row.getLong("account_id"), row.getString("label"));
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                row.getLong("id"), row.getLong("from_id"), row.getLong("to_id"), row.getBigDecimal("amount"));
    }

    private <T> List<T> run(String sql, RowOf<T> rowOf, Object... parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(rowOf.read(result));
                }
            }
        }
        return rows;
    }
}

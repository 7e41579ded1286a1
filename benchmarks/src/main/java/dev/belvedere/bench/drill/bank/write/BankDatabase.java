package dev.belvedere.bench.drill.bank.write;

import dev.belvedere.bench.drill.bank.model.Account;
import dev.belvedere.bench.drill.bank.model.BankChange;
import dev.belvedere.bench.drill.bank.model.BankHistory;
import dev.belvedere.bench.drill.bank.model.BankView;
import dev.belvedere.bench.drill.bank.model.Branch;
import dev.belvedere.bench.drill.bank.model.Card;
import dev.belvedere.bench.drill.bank.model.ShownRow;
import dev.belvedere.bench.drill.bank.model.Transfer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The bank's tables in one PostgreSQL database. */
public final class BankDatabase {

    /** The tables. */
    public static final List<String> TABLES = List.of("branches", "accounts", "cards", "transfers");

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE branches (id bigint PRIMARY KEY, name text NOT NULL)",
            """
            CREATE TABLE accounts (
                id bigint PRIMARY KEY, branch_id bigint NOT NULL, owner text NOT NULL, balance numeric(14,2) NOT NULL)""",
            "CREATE TABLE cards (id bigint PRIMARY KEY, account_id bigint NOT NULL, label text NOT NULL)",
            """
            CREATE TABLE transfers (
                id bigint PRIMARY KEY, from_id bigint NOT NULL, to_id bigint NOT NULL, amount numeric(14,2) NOT NULL)""",
            "CREATE INDEX cards_account_id ON cards (account_id)",
            "CREATE INDEX transfers_from_id ON transfers (from_id)");

    private static final long SEED = 19;
    private static final int HIGHEST_BALANCE_CENTS = 2_000_000;
    private static final int CENTS = 2;

    private final String jdbcUrl;

    public BankDatabase(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** Creates the tables and their first rows, and returns these. They have no foreign keys, so that rows may come and go in any order. */
    public BankChange create() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            try (Statement statement = connection.createStatement()) {
                for (String definition : SCHEMA) {
                    statement.execute(definition);
                }
            }
            connection.setAutoCommit(false);
            try (BankSession session = new BankSession(connection, new TransactionLedger())) {
                fill(session);
                return session.commit();
            }
        }
    }

    private static void fill(BankSession session) throws SQLException {
        Random random = new Random(SEED);
        for (long id = 1; id <= BankIds.BRANCHES; id++) {
            session.insert(new Branch(id, "branch " + id));
        }
        for (long id = 1; id <= BankIds.ACCOUNTS; id++) {
            BigDecimal balance = BigDecimal.valueOf(random.nextInt(HIGHEST_BALANCE_CENTS), CENTS);
            session.insert(new Account(id, 1 + random.nextInt(BankIds.BRANCHES), "owner " + id, balance));
        }
        for (long id = 1; id <= BankIds.CARDS; id++) {
            session.insert(new Card(id, 1 + random.nextInt(BankIds.ACCOUNTS), "card " + id));
        }
        // A table without a first row would have no schema in the registry.
        for (long id = 1; id <= BankIds.TRANSFERS; id++) {
            BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(HIGHEST_BALANCE_CENTS), CENTS);
            session.insert(new Transfer(
                    id, 1 + random.nextInt(BankIds.ACCOUNTS), 1 + random.nextInt(BankIds.ACCOUNTS), amount));
        }
    }

    /** Opens a connection for transactions. */
    BankSession session(TransactionLedger ledger) throws SQLException {
        Connection connection = DriverManager.getConnection(jdbcUrl);
        connection.setAutoCommit(false);
        return new BankSession(connection, ledger);
    }

    /** Returns the views that have not the same rows here as at the end of the history: none, unless the history is wrong. */
    public Set<BankView> different(BankHistory history) throws SQLException {
        Set<BankView> different = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            for (BankView view : BankView.values()) {
                Set<String> expected = new HashSet<>();
                history.rows(view, history.end()).forEach((ShownRow row) -> expected.add(row.json()));
                if (!rows(statement, view).equals(expected)) {
                    different.add(view);
                }
            }
        }
        return different;
    }

    private static Set<String> rows(Statement statement, BankView view) throws SQLException {
        Set<String> rows = new HashSet<>();
        try (ResultSet result = statement.executeQuery("SELECT row_to_json(v)::text FROM (" + view.select() + ") v")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}

package dev.belvedere.localshop.shop;

import dev.belvedere.app.console.ProgressBar;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** The shop's tables in one PostgreSQL database. Not thread-safe. */
public final class Shop {

    /** The tables, in the order in which they are loaded. */
    public static final List<String> TABLES = List.of("users", "orders", "items");

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY, name text NOT NULL, email text)",
            """
            CREATE TABLE IF NOT EXISTS orders (
                id bigint PRIMARY KEY, user_id bigint NOT NULL, status text, created_at timestamptz)""",
            """
            CREATE TABLE IF NOT EXISTS items (
                id bigint PRIMARY KEY, order_id bigint NOT NULL, product text, quantity int, price numeric(12,2))""",
            // Without this index, verifying one key scans the table.
            "CREATE INDEX IF NOT EXISTS items_order_id ON items (order_id)");

    private final Connection database;

    /** @param database a connection in auto-commit mode, which the caller closes */
    public Shop(Connection database) {
        this.database = database;
    }

    /**
     * Creates the tables that do not exist. They have no foreign keys, so that rows may come and go in any order, and PostgreSQL's default replica
     * identity.
     */
    public void create() throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String definition : SCHEMA) {
                statement.execute(definition);
            }
        }
    }

    /** Returns true if there are no users. */
    public boolean empty() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM users)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Returns true if a capture follows the database's log, which it does once it has read the rows from before its start. */
    public boolean followed() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT EXISTS (SELECT FROM pg_replication_slots WHERE active)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /**
     * Loads TPC-H rows in one transaction: customers as users, orders, and line items as items. The same scale always gives the same rows.
     *
     * @param scale the TPC-H scale factor: 0.01 is 1,500 users, 15,000 orders and 60,175 items
     * @return the number of rows
     */
    public long load(double scale, PrintStream out) throws SQLException {
        database.setAutoCommit(false);
        try {
            long rows = 0;
            for (TpchTable table : TpchTable.of(scale)) {
                rows += load(table, out);
            }
            database.commit();
            return rows;
        } catch (SQLException e) {
            database.rollback();
            throw e;
        } finally {
            database.setAutoCommit(true);
        }
    }

    private long load(TpchTable table, PrintStream out) throws SQLException {
        ProgressBar progress = ProgressBar.start(out, "loading " + table.name());
        long rows = new BulkLoad(database).into(table.name(), table.rows(), done -> progress.at(done, table.about()));
        progress.done(String.format(Locale.ROOT, "%,d rows", rows));
        return rows;
    }
}

package dev.belvedere.app.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;

/**
 * One state of a PostgreSQL database that goes on changing, and where it is in the database's log. A replication slot, which is gone at once, tells both. Requires a user
 * with the attribute {@code REPLICATION}, and {@code wal_level=logical}, which a capture requires as well.
 *
 * @param database a connection whose transaction sees that state
 * @param lsn exactly the transactions that ended in the log at this position or before are in the state
 */
record ExportedSnapshot(Connection database, long lsn) implements AutoCloseable {

    private static final int HEXADECIMAL = 16;

    /**
     * Takes the state of now. Blocks until the transactions that are open have ended.
     *
     * @throws VerificationException if the database cannot be reached, or refuses
     */
    static ExportedSnapshot take(String jdbcUrl) {
        DatabaseUrl url = new DatabaseUrl(jdbcUrl);
        try {
            Connection database = url.connect(new Properties());
            try (Connection replication = url.connect(replication());
                    Statement statement = replication.createStatement();
                    // The old form of the option, which PostgreSQL before 15 knows as well.
                    ResultSet slot = statement.executeQuery("CREATE_REPLICATION_SLOT verify_"
                            + UUID.randomUUID().toString().replace('-', '_')
                            + " TEMPORARY LOGICAL pgoutput EXPORT_SNAPSHOT")) {
                slot.next();
                long lsn = position(slot.getString("consistent_point"));
                use(database, slot.getString("snapshot_name"));
                return new ExportedSnapshot(database, lsn);
            } catch (SQLException e) {
                database.close();
                throw e;
            }
        } catch (SQLException e) {
            throw VerificationException.database(
                    "no snapshot of the source database can be taken, which requires a user with REPLICATION: "
                            + url.safe(e),
                    e);
        }
    }

    private static Properties replication() {
        Properties properties = new Properties();
        properties.setProperty("replication", "database");
        properties.setProperty("assumeMinServerVersion", "10");
        properties.setProperty("preferQueryMode", "simple");
        return properties;
    }

    /** Reads a position as PostgreSQL writes it, such as {@code 16/B374D848}. */
    static long position(String lsn) {
        int slash = lsn.indexOf('/');
        return Long.parseLong(lsn, 0, slash, HEXADECIMAL) << Integer.SIZE
                | Long.parseLong(lsn, slash + 1, lsn.length(), HEXADECIMAL);
    }

    private static void use(Connection database, String snapshot) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
            database.setReadOnly(true);
            database.setAutoCommit(false);
            database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw VerificationException.database("the connection to the database does not close: " + e.getMessage(), e);
        }
    }
}

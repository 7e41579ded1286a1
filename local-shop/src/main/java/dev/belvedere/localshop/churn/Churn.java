package dev.belvedere.localshop.churn;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Changes the rows of tables by random transactions. The same seed makes the same changes to the same database. Not thread-safe.
 */
public final class Churn {

    private static final int MOST_STATEMENTS = 5;

    /** The classes of SQL states that mean the connection or the server is gone. */
    private static final List<String> BROKEN = List.of("08", "57", "53", "XX");

    private final Connection database;
    private final List<ChurnTable> tables;
    private final Random random;
    private final RandomStatements statements;
    private long committed;
    private long effective;
    private long rolledBack;

    private Churn(Connection database, List<ChurnTable> tables, Random random) {
        this.database = database;
        this.tables = List.copyOf(tables);
        this.random = random;
        this.statements = new RandomStatements(database, tables, random);
    }

    /**
     * Reads the tables with their constraints.
     *
     * @param database a connection in auto-commit mode, which the caller closes
     * @param tables at least one; each as SQL names it, quoted if need be, with its schema
     */
    public static Churn of(Connection database, List<String> tables, long seed) throws SQLException {
        SchemaReader schema = new SchemaReader(database);
        List<ChurnTable> read = new ArrayList<>();
        for (String table : tables) {
            read.add(schema.table(table));
        }
        return new Churn(database, read, new Random(seed));
    }

    /**
     * Runs transactions of one to five statements. A statement that violates a constraint is rolled back alone.
     *
     * @param progress receives the number of transactions so far
     */
    public ChurnSummary run(int transactions, IntConsumer progress) throws SQLException {
        database.setAutoCommit(false);
        try {
            for (int i = 1; i <= transactions; i++) {
                transaction();
                progress.accept(i);
            }
        } finally {
            database.rollback();
            database.setAutoCommit(true);
        }
        return new ChurnSummary(committed, effective, rolledBack);
    }

    /** Inserts up to this many rows into each table, in the order of the tables. */
    public void fill(int rows) throws SQLException {
        for (ChurnTable table : tables) {
            for (int i = 0; i < rows; i++) {
                database.setAutoCommit(false);
                attempt(statements.insert(table));
                database.commit();
                database.setAutoCommit(true);
            }
        }
    }

    private void transaction() throws SQLException {
        int wanted = 1 + random.nextInt(MOST_STATEMENTS);
        int done = 0;
        for (int i = 0; i < wanted; i++) {
            done += attempt(statements.draw()) ? 1 : 0;
        }
        try {
            database.commit();
            committed++;
            effective += done;
        } catch (SQLException e) {
            // Deferred constraints are checked now.
            refuseBroken(e);
            database.rollback();
            rolledBack += done;
        }
    }

    private boolean attempt(RandomStatement statement) throws SQLException {
        Savepoint before = database.setSavepoint();
        try {
            statement.execute(database);
            database.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            refuseBroken(e);
            database.rollback(before);
            rolledBack++;
            return false;
        }
    }

    private static void refuseBroken(SQLException e) throws SQLException {
        String state = e.getSQLState();
        if (state == null || BROKEN.stream().anyMatch(state::startsWith)) {
            throw e;
        }
    }
}

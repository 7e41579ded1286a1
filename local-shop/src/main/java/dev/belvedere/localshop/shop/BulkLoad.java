package dev.belvedere.localshop.shop;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads rows with PostgreSQL's COPY. Not thread-safe. */
final class BulkLoad {

    private static final int ROWS_PER_MESSAGE = 500;

    private final Connection database;

    BulkLoad(Connection database) {
        this.database = database;
    }

    /**
     * Loads all rows into one table.
     *
     * @param rows lines of COPY's text format, without line ends
     * @param loaded receives the number of rows so far
     * @return the number of rows
     */
    long into(String table, Stream<String> rows, LongConsumer loaded) throws SQLException {
        CopyIn copy = database.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
        try {
            write(rows.iterator(), copy, loaded);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void write(Iterator<String> rows, CopyIn copy, LongConsumer loaded) throws SQLException {
        long count = 0;
        while (rows.hasNext()) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < ROWS_PER_MESSAGE && rows.hasNext(); i++) {
                lines.append(rows.next()).append('\n');
                count++;
            }
            byte[] message = lines.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(message, 0, message.length);
            loaded.accept(count);
        }
    }
}

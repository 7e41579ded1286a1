package dev.belvedere.bench.http.baseline;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Returns a row of the database, with a pooled connection, a prepared statement and Jackson. Thread-safe. */
final class JdbcRowHandler implements Handler {

    private final DataSource database;
    private final String sql;

    /** @param sql selects id, name and total of the order whose id is its only parameter */
    JdbcRowHandler(DataSource database, String sql) {
        this.database = database;
        this.sql = sql;
    }

    private record OrderSummary(long id, String name, BigDecimal total) {}

    @Override
    public void handle(Context request) throws SQLException {
        long key = Long.parseLong(request.pathParam("key"));
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new NotFoundResponse();
                }
                request.json(new OrderSummary(row.getLong(1), row.getString(2), row.getBigDecimal(3)));
            }
        }
    }
}

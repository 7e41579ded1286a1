package dev.belvedere.localshop.churn;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement that changes rows.
 *
 * @param parameters as text, whose types the server infers
 */
record RandomStatement(String sql, List<@Nullable String> parameters) {

    void execute(Connection database) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i), Types.OTHER);
            }
            statement.executeUpdate();
        }
    }
}

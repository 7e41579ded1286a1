package dev.belvedere.localshop.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.testkit.TestDatabase;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransactionsIT {

    private static final String USER = "SELECT u.*, o.*, i.* FROM users u JOIN orders o ON o.user_id = u.id"
            + " JOIN items i ON i.order_id = o.id WHERE u.id ";

    private static final TestDatabase DATABASE = TestDatabase.start();

    @BeforeAll
    static void load() throws SQLException {
        Shop shop = new Shop(DATABASE.connection());
        shop.create();
        shop.load(0.001, new PrintStream(OutputStream.nullOutputStream()));
    }

    @AfterAll
    static void stop() throws Exception {
        DATABASE.close();
    }

    @Test
    void leaveTheRowsOfOneUserAsTheyAre() throws SQLException {
        List<String> spared = rows(USER + "= 1");
        List<String> others = rows(USER + "<> 1");

        DATABASE.connection().setAutoCommit(false);
        Transactions transactions = new Transactions(DATABASE.connection(), 42);
        for (int i = 0; i < 5_000; i++) {
            transactions.next();
        }

        assertThat(rows(USER + "= 1")).isNotEmpty().isEqualTo(spared);
        assertThat(rows(USER + "<> 1")).isNotEqualTo(others);
    }

    private static List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = DATABASE.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT r::text FROM (" + query + " ORDER BY i.id) r")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}

package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What the index of a view gives over HTTP, held against what PostgreSQL gives for the view's own SELECT. */
final class IndexedRows {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Connection database;
    private final String rows;
    private final String select;

    IndexedRows(Connection database, String rows, String select) throws SQLException {
        this.database = database;
        this.rows = rows;
        this.select = select;
        try (Statement statement = database.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
        }
    }

    /** The index gets there: its rows, in their order, are those of the database, and some. */
    void awaitEqual(String parameters, String where, String order) throws SQLException {
        String expected = expected(where, order);
        assertThat(expected).as(where).contains("\"id\":");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(parameters)).isEqualTo(expected));
    }

    private String expected(String where, String order) throws SQLException {
        String query = "SELECT '{\"rows\":[' || coalesce(string_agg(row_to_json(v)::text, ',' ORDER BY " + order
                + "), '') || ']}' FROM (" + select + ") v WHERE " + where;
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private String get(String parameters) throws InterruptedException {
        URI uri = URI.create(rows + "?limit=10000&" + parameters);
        try {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

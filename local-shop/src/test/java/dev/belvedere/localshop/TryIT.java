package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryIT {

    private static final String SCHEMA = """
            CREATE TABLE author (id int PRIMARY KEY, name varchar(20) NOT NULL, born date);
            CREATE TABLE book (
                id int PRIMARY KEY, author int REFERENCES author, title text, price numeric(6, 2), stock int NOT NULL);
            CREATE TABLE sale (
                book int NOT NULL REFERENCES book, day date NOT NULL, copies int NOT NULL CHECK (copies >= 0),
                PRIMARY KEY (book, day));
            INSERT INTO author VALUES (1, 'Ada', '1815-12-10'), (2, 'Bob', NULL), (3, 'O''Hara', '1926-03-27');
            INSERT INTO book VALUES (1, 1, 'Notes', 12.50, 3), (2, 1, 'Engines', 20, 0), (3, NULL, 'Anon', NULL, 7);
            INSERT INTO sale VALUES (1, '2026-01-01', 2), (1, '2026-01-02', 1), (3, '2026-01-01', 4);
            """;

    private static final Map<String, String> VIEWS = Map.of(
            "books", "SELECT b.id, b.title, a.name FROM book b JOIN author a ON b.author = a.id",
            "stock", "SELECT b.id, b.title, b.stock FROM book b WHERE b.stock > 0",
            "authors", "SELECT b.author, COUNT(*) AS books, SUM(b.price) AS worth FROM book b GROUP BY b.author",
            "sales", "SELECT s.book, SUM(s.copies) AS copies FROM sale s GROUP BY s.book",
            "takings",
                    "SELECT b.id, SUM(s.copies * b.price) AS total FROM sale s JOIN book b ON s.book = b.id GROUP BY b.id",
            "clock", "SELECT b.id, now() AS at FROM book b");

    @TempDir
    private Path folder;

    @Test
    void comparesViewsWithPostgresThroughChurnAndFindsAnExpectationThatIsWrong() throws IOException {
        Files.writeString(folder.resolve("schema.sql"), SCHEMA);
        Files.writeString(folder.resolve("changes.sql"), "UPDATE book SET stock = stock + 1 WHERE id = 2;");
        Files.writeString(folder.resolve("expected.json"), """
                {"stock": [{"id": 1, "title": "Notes", "stock": 3}, {"id": 2, "title": "Engines", "stock": 1},
                           {"id": 3, "title": "Anon", "stock": 7}],
                 "sales": [{"book": 1, "copies": 3}, {"book": 3, "copies": 5}]}""");
        for (Map.Entry<String, String> view : VIEWS.entrySet()) {
            Files.writeString(
                    Files.createDirectories(folder.resolve("views")).resolve(view.getKey() + ".sql"),
                    "CREATE MATERIALIZED VIEW " + view.getKey() + " AS " + view.getValue() + ";");
        }
        Path results = folder.resolve("results.json");

        CommandRun run =
                CommandRun.of("try", folder.toString(), "--churn", "200", "--seed", "1", "--json", results.toString());

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(outcomes(results))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "books", "equal",
                        "stock", "equal",
                        "authors", "equal",
                        "sales", "different",
                        "takings", "equal",
                        "clock", "refused"));
        assertThat(run.out()).contains("missing {\"book\":3,\"copies\":5}", "6 views: 4 equal, 1 different, 1 refused");
    }

    @Test
    void refusesATopicThatWasCreatedAgainAndReadsRowsOfMegabytes() throws IOException {
        Files.writeString(folder.resolve("events.json"), """
                {"schemas": {"k": {"type": "record", "name": "K", "fields": [{"name": "id", "type": "int"}]},
                             "v": {"type": "record", "name": "V", "fields": [
                               {"name": "id", "type": "int"}, {"name": "body", "type": "string"}]}},
                 "topic": "notes", "settings": {"max.message.bytes": "10000000"},
                 "register": [{"subject": "notes-key", "schema": "k"}, {"subject": "notes-value", "schema": "v"}],
                 "events": [%s, %s], "later": [%s]}
                """.formatted(
                        note(1, "a".repeat(2_000_000)), note(2, "b"), note(1, "c")));
        Files.writeString(
                folder.resolve("view.sql"),
                "CREATE MATERIALIZED VIEW sizes AS SELECT n.id, CHAR_LENGTH(n.body) AS size FROM notes n;");
        Files.writeString(folder.resolve("expected.json"), "[{\"id\": 1, \"size\": 1}, {\"id\": 2, \"size\": 1}]");

        CommandRun same = CommandRun.of("try", folder.toString());
        CommandRun created = CommandRun.of("try", folder.toString(), "--recreate-topic");

        assertThat(same.out()).contains("1 view: 1 equal");
        assertThat(created.out()).contains("[topic-recreated]", "1 view: 0 equal, 0 different, 1 refused");
    }

    @Test
    void servesNoRowThatASnapshotHasReadBeforeATruncate() throws IOException {
        Files.writeString(folder.resolve("schema.sql"), """
                CREATE TABLE part (id int PRIMARY KEY, name text);
                CREATE TABLE signals (id varchar(64) PRIMARY KEY, type varchar(32), data text);
                CREATE FUNCTION empty_parts() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN
                    IF NOT EXISTS (SELECT FROM signals WHERE type = NEW.type) THEN TRUNCATE part; END IF;
                    RETURN NEW; END';
                CREATE TRIGGER in_the_window BEFORE INSERT ON signals FOR EACH ROW
                    WHEN (NEW.type = 'snapshot-window-close') EXECUTE FUNCTION empty_parts();
                INSERT INTO part VALUES (1, 'bolt'), (2, 'nut');
                """);
        Files.writeString(folder.resolve("connector.json"), "{\"signal.data.collection\": \"public.signals\"}");
        Files.writeString(folder.resolve("changes.sql"), """
                INSERT INTO signals VALUES
                    ('1', 'execute-snapshot', '{"data-collections": ["public.part"], "type": "incremental"}');
                DO 'BEGIN WHILE NOT EXISTS (SELECT FROM signals WHERE type = ''snapshot-window-close'')
                    LOOP PERFORM pg_sleep(0.1); END LOOP; END';
                INSERT INTO part VALUES (1, 'washer');
                """);
        Files.writeString(
                folder.resolve("view.sql"), "CREATE MATERIALIZED VIEW parts AS SELECT p.id, p.name FROM part p;");

        CommandRun run = CommandRun.of("try", folder.toString());

        // It is refused where the TRUNCATE is known first, and otherwise deleted by it.
        assertThat(run.out())
                .containsAnyOf("1 view: 1 equal, 0 different, 0 refused", "1 view: 0 equal, 0 different, 1 refused");
    }

    private static String note(int id, String body) {
        return """
                {"key": {"schema": "k", "value": {"id": %d}}, "value": {"schema": "v", "value": {"id": %d, "body": "%s"}}}
                """.formatted(id, id, body);
    }

    private static Map<String, String> outcomes(Path results) throws IOException {
        Map<String, String> outcomes = new HashMap<>();
        for (JsonNode result : new ObjectMapper().readTree(results.toFile()).path("results")) {
            outcomes.put(result.path("view").asText(), result.path("outcome").asText());
        }
        return outcomes;
    }
}

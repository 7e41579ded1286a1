package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import dev.belvedere.devstack.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What PostgreSQL and Debezium do to a row's way into a view, TRUNCATE among it. Each test leaves views that are equal to their SELECTs. */
@Timeout(400)
class CaptureIT {

    private static final String VIEWS = """
            CREATE MATERIALIZED VIEW people_with_team AS
            SELECT p.id, p.name, p.bio, t.name AS team FROM people p LEFT JOIN teams t ON p.team_id = t.id;
            """;

    private static final String TEAMS = """
            CREATE MATERIALIZED VIEW team_scores AS
            SELECT t.id, t.name, COUNT(*) AS members, SUM(p.score) AS score
            FROM teams t JOIN people p ON p.team_id = t.id GROUP BY t.id, t.name;
            """;

    private static DevStack stack;
    private static ServeCommandProcess serve;

    @BeforeAll
    static void start(@TempDir Path directory, @TempDir Path folder) throws Exception {
        stack = DevStack.at(Path.of(System.getProperty("belvedere.devstack.home")), directory)
                .start();
        execute(
                "CREATE TABLE teams (id int PRIMARY KEY, name text NOT NULL)",
                "CREATE TABLE people (id bigint PRIMARY KEY, team_id int, name text NOT NULL, bio text, score int, note text)",
                "ALTER TABLE people ALTER COLUMN bio SET STORAGE EXTERNAL",
                "INSERT INTO teams SELECT i, 'team ' || i FROM generate_series(1, 5) i",
                people(1, 40));
        stack.capture(CaptureRequest.of("public.teams", "public.people"));
        serve = ServeCommandProcess.start(configuration(folder));
        serve.awaitReady();
    }

    @AfterAll
    static void stop() {
        serve.close();
        stack.close();
    }

    @Test
    void followsRowsThatComeChangeAndGo() throws Exception {
        execute(
                people(101, 140),
                "UPDATE people SET score = score + 1, team_id = team_id % 5 + 1 WHERE id % 3 = 0",
                "UPDATE people SET team_id = NULL WHERE id % 10 = 0",
                "DELETE FROM people WHERE id % 7 = 0",
                "UPDATE teams SET name = name || '!' WHERE id = 2");

        assertEqual();
    }

    @Test
    void followsAPrimaryKeyThatChanges() throws Exception {
        execute(
                people(201, 210),
                "UPDATE people SET id = id + 1000 WHERE id BETWEEN 201 AND 210",
                "UPDATE teams SET id = id + 50 WHERE id = 5");

        assertEqual();
    }

    @Test
    void keepsALargeValueThatAnUpdateLeavesAlone() throws Exception {
        execute(
                people(301, 310),
                "UPDATE people SET bio = repeat('a long life, ', 1000) || id WHERE id BETWEEN 301 AND 310",
                "UPDATE people SET score = -1 WHERE id BETWEEN 301 AND 305");

        assertEqual();
    }

    @Test
    void truncatesAllPartitions() throws Exception {
        execute(people(401, 440), "TRUNCATE people", people(431, 460));
        assertEqual();

        execute("BEGIN", people(461, 470), "TRUNCATE people, teams", people(465, 480), "COMMIT");
        execute("INSERT INTO teams SELECT i, 'new team ' || i FROM generate_series(1, 5) i");
        assertEqual();
    }

    @Test
    void goesOnWhereAConnectorThatWasStoppedGoesOn() throws Exception {
        execute(people(501, 520));
        stack.stop(Service.CONNECT);
        execute("UPDATE people SET score = 0 WHERE id > 510", "DELETE FROM people WHERE id = 501", people(521, 530));
        stack.start(Service.CONNECT);

        assertEqual();
    }

    @Test
    void readsOnThroughColumnsThatNoViewUses() throws Exception {
        execute(
                "ALTER TABLE people ADD COLUMN nick text",
                "INSERT INTO people (id, team_id, name, nick, score) VALUES (601, 1, 'Ann', 'A', 3)",
                "ALTER TABLE people DROP COLUMN nick",
                "INSERT INTO people (id, team_id, name, score) VALUES (602, 2, 'Bob', 4)");

        assertEqual();
    }

    private static void assertEqual() {
        CommandRun verified =
                CommandRun.of("verify", "--jdbc", stack.jdbcUrl(), "--http", serve.address(), "--grace", "60s");

        assertThat(verified.out()).contains("people_with_team: equal", "team_scores: equal");
    }

    private static String people(int from, int to) {
        return "INSERT INTO people (id, team_id, name, bio, score) SELECT i, i % 5 + 1, 'person ' || i, 'short', i"
                + " FROM generate_series(" + from + ", " + to + ") i";
    }

    private static Path configuration(Path folder) throws Exception {
        Files.writeString(folder.resolve("people.sql"), VIEWS);
        Files.writeString(folder.resolve("teams.sql"), TEAMS);
        return Files.writeString(
                folder.resolve("belvedere.yaml"), """
                application: captured
                views: .
                tables:
                  people: {topic: shop.public.people}
                  teams: {topic: shop.public.teams}
                shards: 4
                kafka: {bootstrap.servers: '%s'}
                registry: {url: '%s'}
                http: {port: 0}
                administration: {port: 0}
                """.formatted(stack.bootstrapServers(), stack.registryUrl()));
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection database = DriverManager.getConnection(stack.jdbcUrl());
                Statement statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

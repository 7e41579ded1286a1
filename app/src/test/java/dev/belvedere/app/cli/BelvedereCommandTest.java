package dev.belvedere.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BelvedereCommandTest {

    /** Nobody listens there: it takes more than an ordinary user to do so. */
    private static final String NOWHERE = "127.0.0.1:1";

    @TempDir
    Path folder;

    @Test
    void explainsItself() {
        CommandRun run = CommandRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("serve", "explain", "verify");
    }

    @Test
    void saysHowSecretsAreWritten() {
        assertThat(CommandRun.of("verify", "--help").out().replaceAll("\\s+", " "))
                .contains("${file:PATH} and ${env:NAME} stand for secrets");
    }

    @ParameterizedTest
    @CsvSource({
        "sevre, serve",
        "explian, explain",
        "serve --confg x, --config",
        "verify --jdcb=x, --jdbc",
        "verify --jdbc j --debgu, --debug"
    })
    void suggestsTheNearestName(String arguments, String meant) {
        CommandRun run = CommandRun.of(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").contains("Did you mean '" + meant + "'?");
    }

    @Test
    void suggestsNothingForANameThatIsLikeNone() {
        assertThat(CommandRun.of("frobnicate").err()).startsWith("error: ").doesNotContain("Did you mean");
    }

    @Test
    void saysWhichVersionItIs() {
        assertThat(CommandRun.of("--version").out()).startsWith("belvedere ").contains("Java ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sevre", "serve --confg x", "verify", "verify --jdbc j --grace soon"})
    void refusesWrongUseWithTwo(String arguments) {
        CommandRun run = CommandRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void tellsAllProblemsOfAConfigurationInSentences() throws IOException {
        Path file = Files.writeString(folder.resolve("b.yaml"), "aplication: shop\nshards: 0\n");

        CommandRun run = CommandRun.of("serve", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("error: the configuration has ")
                .contains(
                        "b.yaml:1: there is no key \"aplication\"; did you mean \"application\"?",
                        "b.yaml:2: \"shards\" is \"0\"")
                .contains("[configuration]")
                .doesNotContain("\tat ");
    }

    @Test
    void showsTheStackTraceToThoseWhoAsk() {
        CommandRun run = CommandRun.of(
                "serve", "--debug", "--config", folder.resolve("none").toString());

        assertThat(run.err()).contains("there is no such file", "\tat ");
    }

    @Test
    @Timeout(30)
    void namesARegistryThatIsNotThere() throws IOException {
        Files.writeString(folder.resolve("v.sql"), "CREATE MATERIALIZED VIEW v AS SELECT id FROM orders;");
        Path file = Files.writeString(folder.resolve("b.yaml"), """
                application: shop
                views: v.sql
                tables: {orders: {topic: orders}}
                kafka: {bootstrap.servers: '%s'}
                registry: {url: 'http://%s'}
                reach-timeout: 1s
                """.formatted(NOWHERE, NOWHERE));

        CommandRun run = CommandRun.of("explain", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("error: ").contains(NOWHERE).doesNotContain("\tat ");
    }

    @Test
    @Timeout(30)
    void namesADatabaseThatIsNotThereButNotItsPassword() {
        String jdbc = "jdbc:postgresql://" + NOWHERE + "/shop?user=me&password=hush";

        CommandRun run = CommandRun.of("verify", "--jdbc", jdbc, "--http", "http://" + NOWHERE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("the database jdbc:postgresql://" + NOWHERE + "/shop cannot be reached", "[source-database]")
                .doesNotContain("hush");
    }

    @Test
    @Timeout(30)
    void quotesNoPasswordWhereThereIsNoDriverForTheDatabase() throws IOException {
        Path secret = Files.writeString(folder.resolve("password"), "hush\n");

        CommandRun run = CommandRun.of(
                "verify",
                "--jdbc",
                "jdbc:nothing://me:${file:" + secret + "}@db/shop?password=hush",
                "--http",
                "http://" + NOWHERE);

        assertThat(run.err())
                .contains("jdbc:nothing://db/shop cannot be reached")
                .doesNotContain("hush");
    }

    @Test
    void readsTimesWithUnits() {
        assertThat(new DurationOption().convert("2min")).isEqualTo(Duration.ofMinutes(2));
    }
}

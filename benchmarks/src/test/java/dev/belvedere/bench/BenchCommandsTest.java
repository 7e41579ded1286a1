package dev.belvedere.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.app.cli.BelvedereCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchCommandsTest {

    private static final int USAGE = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsAllBenchmarks() {
        assertThat(run("bench", "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("engine", "freshness", "http", "instances", "popular", "sql");
    }

    @Test
    void listsAllDrills() {
        assertThat(run("drill", "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("kill", "pause", "roll", "scale", "cut", "broker", "bank");
    }

    @Test
    void describesEveryCommandAndOptionInSentences() {
        assertThat(new BenchCommands().commands(System.out))
                .hasSize(2)
                .allSatisfy(command -> assertThat(descriptions((CommandLine) command))
                        .hasSizeGreaterThan(20)
                        .allMatch(text -> text.endsWith(".")));
    }

    private static Stream<String> descriptions(CommandLine command) {
        return Stream.of(
                        Arrays.stream(command.getCommandSpec().usageMessage().description()),
                        command.getCommandSpec().options().stream()
                                .flatMap(option -> Arrays.stream(option.description())),
                        command.getSubcommands().values().stream().flatMap(BenchCommandsTest::descriptions))
                .flatMap(texts -> texts);
    }

    @ParameterizedTest
    @CsvSource({
        "bench htp, http",
        "drill kil, kill",
        "bench http --round=1, --rounds",
        "drill kill --instance=2, --instances"
    })
    void suggestsTheNearestName(String command, String suggestion) {
        assertThat(run(command.split(" "))).isEqualTo(USAGE);
        assertThat(err.toString(UTF_8)).contains(suggestion);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bench", "drill", "bench http --seconds=some", "bench http --json", "drill kill --readers=x"})
    void refusesWrongUsage(String command) {
        assertThat(run(command.split(" "))).isEqualTo(USAGE);
        assertThat(err.toString(UTF_8)).isNotEmpty();
    }

    private int run(String... arguments) {
        return BelvedereCommand.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
    }
}

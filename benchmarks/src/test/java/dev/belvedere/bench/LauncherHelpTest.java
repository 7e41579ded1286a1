package dev.belvedere.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.app.cli.BelvedereCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The launcher's own help, which it shows without a build, against the commands themselves. */
class LauncherHelpTest {

    private static final Path LAUNCHER = Path.of("..", "belvedere");
    private static final Set<String> COMMANDS =
            Set.of("serve", "explain", "verify", "dead-letters", "demo", "try", "shop", "bench", "drill");

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void listsEveryCommandWithItsDescription(String argument) throws IOException, InterruptedException {
        Process launcher = new ProcessBuilder(LAUNCHER.toString(), argument).start();
        String help = new String(launcher.getInputStream().readAllBytes(), UTF_8);

        assertThat(launcher.waitFor()).isZero();
        assertThat(help.lines().map(LauncherHelpTest::words)).containsAll(linesOf(commands()));
        for (CommandLine command : commands().values()) {
            assertThat(help.lines().map(LauncherHelpTest::words)).containsAll(linesOf(command.getSubcommands()));
        }
    }

    @Test
    void isWrongUsageWithoutACommand() throws IOException, InterruptedException {
        Process launcher = new ProcessBuilder(LAUNCHER.toString()).start();
        String help = new String(launcher.getErrorStream().readAllBytes(), UTF_8);

        assertThat(launcher.waitFor()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(help).contains(COMMANDS);
    }

    private static Map<String, CommandLine> commands() {
        Map<String, CommandLine> commands =
                BelvedereCommand.commandLine(System.out, System.err).getSubcommands();
        assertThat(commands)
                .containsOnlyKeys(
                        "serve", "explain", "verify", "dead-letters", "demo", "try", "shop", "bench", "drill", "help");
        commands.remove("help");
        return commands;
    }

    /** Returns each command's name with the sentence that the list of commands shows for it. */
    private static Set<String> linesOf(Map<String, CommandLine> commands) {
        return commands.entrySet().stream()
                .map(command -> command.getKey() + " "
                        + command.getValue().getCommandSpec().usageMessage().description()[0])
                .collect(Collectors.toSet());
    }

    private static String words(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }
}

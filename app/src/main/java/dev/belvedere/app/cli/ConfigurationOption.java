package dev.belvedere.app.cli;

import dev.belvedere.app.config.Configuration;
import dev.belvedere.app.config.ConfigurationFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --config}, the same for every command that has it. */
final class ConfigurationOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration (default: ${DEFAULT-VALUE}); BELVEDERE_… variables override it.")
    private Path file = Path.of("belvedere.yaml");

    Configuration read() {
        return ConfigurationFile.read(file, System.getenv());
    }
}

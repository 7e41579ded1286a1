package dev.belvedere.app.cli;

import dev.belvedere.app.config.Configuration;
import dev.belvedere.app.config.ConfigurationFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option {@code --config}. A mixin of every command that has it; subcommands have it, too. */
final class ConfigurationOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Configuration file, overridden by BELVEDERE_… variables (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("belvedere.yaml");

    /** Reads the configuration from the file and the environment. */
    Configuration read() {
        return ConfigurationFile.read(file, System.getenv());
    }
}

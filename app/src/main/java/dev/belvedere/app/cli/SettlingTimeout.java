package dev.belvedere.app.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The option {@code --timeout} of commands that wait until instances have done something. A mixin. */
final class SettlingTimeout {

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to wait for the instances (default: 10s).")
    private Duration value = Duration.ofSeconds(10);

    Duration value() {
        return value;
    }
}

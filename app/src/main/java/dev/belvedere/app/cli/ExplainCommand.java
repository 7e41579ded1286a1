package dev.belvedere.app.cli;

import dev.belvedere.app.serve.Deployment;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code belvedere explain}: prints the plans of the configured views. */
@Command(
        name = "explain",
        description = {
            "Print the plans of all views and start nothing.",
            "A plan shows a view's operators with their exchanges, stores and internal topics."
        })
final class ExplainCommand implements Runnable {

    private final PrintStream out;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    ExplainCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public void run() {
        out.println(Deployment.of(configuration.read()).blueprint().explain().stripTrailing());
    }
}

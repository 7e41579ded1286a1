package dev.belvedere.app.cli;

import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.verify.Verification;
import dev.belvedere.app.verify.ViewReport;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere verify}: exit code 0 where every view is equal to its SELECT, 1 where one is not. */
@Command(
        name = "verify",
        description = {
            "Compare every row of the views with what their own SELECT gives in the source database.",
            "Both may be at work meanwhile: a row counts as different only when it still is after the grace period."
        })
final class VerifyCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = "--jdbc",
            required = true,
            paramLabel = "URL",
            description = "The source database, for example jdbc:postgresql://db/shop?user=me")
    private String jdbc = "";

    @Option(
            names = "--http",
            paramLabel = "URL",
            description = "Any instance (default: the one that the configuration describes).")
    private @Nullable URI http;

    @Option(names = "--view", paramLabel = "NAME", description = "One view only; may be repeated (default: all).")
    private List<String> views = List.of();

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "How long a row that differs is read again before it counts (default: 10s).")
    private Duration grace = Duration.ofSeconds(10);

    VerifyCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        boolean equal = true;
        try (Verification verification = Verification.connect(jdbc, http == null ? configured() : http, grace, out)) {
            for (String view : views.isEmpty() ? verification.views() : views) {
                ViewReport report = verification.verify(view);
                out.println(report);
                equal &= report.equal();
            }
        }
        return equal ? 0 : 1;
    }

    private URI configured() {
        Http read = configuration.read().http();
        return URI.create("http://" + read.host() + ":" + read.port());
    }
}

package dev.belvedere.app.cli;

import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.verify.Verification;
import dev.belvedere.app.verify.VerificationException;
import dev.belvedere.app.verify.ViewReport;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere verify}: compares views with the source database. */
@Command(
        name = "verify",
        description = {
            "Compare every row of the views with the source database.",
            "Runs the views' own SELECTs there. Rows may change meanwhile: one counts as different only if it still is after the grace period. "
                    + "The exit code is 0 if all rows are equal and 1 if not."
        })
final class VerifyCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = "--jdbc",
            required = true,
            paramLabel = "URL",
            description = "The source database, for example jdbc:postgresql://db/shop?user=me.")
    private String jdbc = "";

    @Option(
            names = "--http",
            paramLabel = "URL",
            description = "Address of any instance (default: that of the configuration).")
    private @Nullable URI http;

    @Option(
            names = "--view",
            paramLabel = "NAME",
            description = "Verify this view only; may be repeated (default: all views).")
    private List<String> views = List.of();

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "How long to read a different row again before it counts (default: 10s).")
    private Duration grace = Duration.ofSeconds(10);

    VerifyCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        boolean equal = true;
        List<VerificationException> failures = new ArrayList<>();
        try (Verification verification = Verification.connect(jdbc, http == null ? configured() : http, grace, out)) {
            for (String view : views.isEmpty() ? verification.views() : views) {
                try {
                    ViewReport report = verification.verify(view);
                    out.println(report);
                    equal &= report.equal();
                } catch (VerificationException e) {
                    out.println(view + ": NOT COMPARED: " + e.getMessage());
                    failures.add(e);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return equal ? 0 : 1;
    }

    private URI configured() {
        Http read = configuration.read().http();
        return URI.create("http://" + read.host() + ":" + read.port());
    }
}

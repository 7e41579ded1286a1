package dev.belvedere.app.cli;

import dev.belvedere.app.config.Configuration;
import dev.belvedere.app.config.Configuration.Database;
import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.References;
import dev.belvedere.app.verify.LiveVerification;
import dev.belvedere.app.verify.Verification;
import dev.belvedere.app.verify.VerificationException;
import dev.belvedere.app.verify.ViewReport;
import dev.belvedere.serdes.registry.Registry;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code belvedere verify}: compares views with the source database. */
@Command(
        name = "verify",
        description = {
            "Compare every row of the views with the source database.",
            "Runs the views' own SELECTs there. Rows may change meanwhile: one counts as different only if it still is after the grace period. "
                    + "With --live both sides are read at one and the same position instead. The exit code is 0 if all rows are equal and 1 if not."
        })
final class VerifyCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = "--jdbc",
            required = true,
            paramLabel = "URL",
            description =
                    "The source database, for example jdbc:postgresql://db/shop?user=me. $${file:PATH} and $${env:NAME} stand for secrets.")
    private String jdbc = "";

    @Option(
            names = "--http",
            paramLabel = "URL",
            description = "Address of any instance (default: that of the configuration).")
    private @Nullable URI http;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "File with the bearer token to read with, where the instance asks for one; read anew for each request.")
    private @Nullable Path tokenFile;

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

    @Option(
            names = "--live",
            description =
                    "Compare exactly the same transactions, while rows change. Reads the transaction topic of the configuration, and PostgreSQL by a temporary "
                            + "replication slot.")
    private boolean live;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "With --live: the source database in the configuration (default: the only one).")
    private @Nullable String database;

    @Option(
            names = "--positions",
            paramLabel = "N",
            defaultValue = "300",
            description =
                    "With --live: how many positions to try until one is the end of an epoch (default: ${DEFAULT-VALUE}).")
    private int positions;

    @Spec
    private CommandSpec command = CommandSpec.create();

    VerifyCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        return live ? verifyLive() : verify();
    }

    private String database() {
        return References.resolve(jdbc, "--jdbc", System.getenv());
    }

    private int verifyLive() {
        Configuration read = configuration.read();
        try (LiveVerification verification = new LiveVerification(
                database(),
                http == null ? address(read.http()) : http,
                Optional.ofNullable(tokenFile),
                source(read).transactions(),
                read.kafka().values(),
                Registry.connect(
                        read.registry().url(), read.registry().settings().values(), read.reachTimeout()),
                out)) {
            List<ViewReport> reports = verification.verify(views.isEmpty() ? verification.views() : views, positions);
            reports.forEach(out::println);
            out.println("positions tried: " + verification.attempts());
            return reports.stream().allMatch(ViewReport::equal) ? 0 : 1;
        }
    }

    private Database source(Configuration read) {
        List<Database> named = read.databases().stream()
                .filter(each -> database == null || each.name().equals(database))
                .toList();
        if (named.size() != 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "--live needs one source database; the configuration has "
                            + read.databases().stream().map(Database::name).toList() + ". Name one with --database");
        }
        return named.get(0);
    }

    private int verify() {
        boolean equal = true;
        List<VerificationException> failures = new ArrayList<>();
        try (Verification verification = Verification.connect(
                database(), http == null ? configured() : http, Optional.ofNullable(tokenFile), grace, out)) {
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
        return address(configuration.read().http());
    }

    private static URI address(Http read) {
        return URI.create((read.tls().isPresent() ? "https://" : "http://") + read.host() + ":" + read.port());
    }
}

package dev.belvedere.localshop.sandbox;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.localshop.system.LocalSystemException;
import dev.belvedere.localshop.system.Teardown;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.waiting.Waiting;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;

/** Tries a schema, views and events on the whole system, and compares every view with what it should be. */
public final class Sandbox {

    private static final Waiting LOOKS = Waiting.every(Duration.ofMillis(200));

    private final SandboxOptions options;
    private final PrintStream out;
    private final Teardown teardown;

    private Sandbox(SandboxOptions options, PrintStream out, Teardown teardown) {
        this.options = options;
        this.out = out;
        this.teardown = teardown;
    }

    /**
     * Runs the sandbox to its end and leaves nothing behind but the results.
     *
     * @return true if no view is different
     * @throws BelvedereException if the sandbox itself cannot be run
     */
    public static boolean run(SandboxOptions options, PrintStream out) {
        return report(options, out).accepted();
    }

    /**
     * Runs the sandbox to its end and leaves nothing behind but the results.
     *
     * @throws BelvedereException if the sandbox itself cannot be run
     */
    public static SandboxReport report(SandboxOptions options, PrintStream out) {
        try (Teardown teardown = Teardown.atExit()) {
            return new Sandbox(options, out, teardown).run();
        }
    }

    private SandboxReport run() {
        try {
            return tryAll();
        } catch (BelvedereException | DevStackException | SQLException e) {
            if (teardown.closing()) {
                // The process is being stopped, and the parts of the system with it.
                return SandboxReport.NONE;
            }
            throw e instanceof BelvedereException known
                    ? known
                    : new LocalSystemException(String.valueOf(e.getMessage()), e);
        }
    }

    private SandboxReport tryAll() throws SQLException {
        SandboxFolder folder = new SandboxFolder(options.folder());
        SandboxSource source = SandboxSource.start(options, folder, out, teardown);
        SandboxRun run = new SandboxRun(options, folder, source, out, teardown);
        SandboxReport report = run.run();
        out.println("\n" + report.text());
        options.json().ifPresent(report::writeTo);
        if (options.keep()) {
            keep(source, run);
        }
        return report;
    }

    private void keep(SandboxSource source, SandboxRun run) {
        out.println();
        for (SandboxEngine engine : run.engines()) {
            out.println("  HTTP        " + engine.http() + "  " + String.join(", ", engine.viewNames()));
        }
        if (source.hasDatabase()) {
            out.println("  PostgreSQL  " + source.stack().jdbcUrl());
        }
        out.println("  Kafka       " + source.stack().bootstrapServers());
        out.println("  Registry    " + source.stack().registryUrl());
        out.println("  Files       " + source.stack().directory());
        out.println("\nCtrl-C ends the sandbox");
        LOOKS.until(teardown::closing);
    }
}

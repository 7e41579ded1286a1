package dev.belvedere.localshop.sandbox;

import dev.belvedere.app.verify.Verification;
import dev.belvedere.app.verify.VerificationException;
import dev.belvedere.app.verify.ViewReport;
import dev.belvedere.localshop.sandbox.Checks.Finding;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;

/** Compares a view with PostgreSQL's answer to its own SELECT, if there is a database. */
record SourceComparison(SandboxSource source) {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration GRACE_OF_INCOMPLETE = Duration.ofSeconds(1);
    private static final int SHOWN = 3;
    private static final String DATABASE_CANNOT = "source-database";
    private static final PrintStream QUIET = new PrintStream(OutputStream.nullOutputStream());

    Finding compare(SandboxEngine engine, String view) {
        if (!source.hasDatabase()) {
            return new Finding(Outcome.SERVED, engine.rows(view).size() + " rows");
        }
        Duration grace = engine.isIncomplete(view) ? GRACE_OF_INCOMPLETE : GRACE;
        // A statement that fails leaves a connection with nothing to do but to be closed.
        try (Verification verification = Verification.connect(source.stack().jdbcUrl(), engine.http(), grace, QUIET)) {
            ViewReport report = verification.verify(view);
            if (report.equal()) {
                return new Finding(Outcome.EQUAL, report.compared() + " rows", report.compared());
            }
            return new Finding(
                    engine.isIncomplete(view) ? Outcome.SET_ASIDE : Outcome.DIFFERENT,
                    String.join("\n", report.firstDifferences(SHOWN)),
                    report.compared());
        } catch (VerificationException e) {
            return new Finding(
                    e.code().equals(DATABASE_CANNOT) ? Outcome.SERVED : Outcome.DIFFERENT,
                    "it cannot be compared: " + e.getMessage());
        }
    }
}

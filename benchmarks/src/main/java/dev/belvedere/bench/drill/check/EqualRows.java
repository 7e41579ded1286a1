package dev.belvedere.bench.drill.check;

import dev.belvedere.app.verify.Verification;
import dev.belvedere.app.verify.VerificationException;
import dev.belvedere.app.verify.ViewReport;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Compares all rows that instances serve with PostgreSQL, after the last change. */
public final class EqualRows {

    private EqualRows() {}

    /**
     * Returns whether every instance serves exactly the rows of the views' SELECTs, and prints the differences if not.
     *
     * @param grace how long instances may take to get there
     */
    public static boolean atEveryInstance(String jdbcUrl, List<URI> instances, Duration grace, PrintStream out) {
        boolean equal = true;
        for (URI instance : instances) {
            equal &= at(instance, jdbcUrl, grace, out);
        }
        return equal;
    }

    private static boolean at(URI instance, String jdbcUrl, Duration grace, PrintStream out) {
        out.println("verifying at " + instance);
        boolean equal = true;
        try (Verification verification = Verification.connect(jdbcUrl, instance, grace, out)) {
            for (String view : verification.views()) {
                ViewReport report = verification.verify(view);
                equal &= report.equal();
                if (!report.equal()) {
                    out.println(report);
                }
            }
            return equal;
        } catch (VerificationException e) {
            out.println(instance + " cannot be verified: " + e.getMessage());
            return false;
        }
    }
}

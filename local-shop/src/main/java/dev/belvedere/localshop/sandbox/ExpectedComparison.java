package dev.belvedere.localshop.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belvedere.localshop.sandbox.Checks.Finding;
import dev.belvedere.waiting.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Compares a view with the rows of {@code expected.json}.
 *
 * @param only whether there is one view only, whose rows the file may give without its name
 */
record ExpectedComparison(ExpectationFile expected, boolean only) {

    private static final Waiting GRACE = Waiting.every(Duration.ofMillis(500)).atMost(Duration.ofSeconds(10));

    Finding compare(SandboxEngine engine, String label, String view) {
        Optional<List<JsonNode>> want = expected.of(label, only);
        if (want.isEmpty()) {
            return new Finding(Outcome.SERVED, "expected.json has no rows of it");
        }
        boolean equal = GRACE.until(
                () -> ExpectationFile.difference(want.get(), engine.rows(view)).isEmpty());
        return equal
                ? new Finding(Outcome.EQUAL, want.get().size() + " rows, as expected")
                : new Finding(
                        Outcome.DIFFERENT,
                        ExpectationFile.difference(want.get(), engine.rows(view))
                                .orElse("the rows came late"));
    }
}

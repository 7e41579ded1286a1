package dev.belvedere.localshop.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SandboxReportTest {

    private final Results results = new Results();

    @Test
    void countsViewsByOutcome() throws IOException {
        results.add("b", Outcome.REFUSED, "no such function");
        results.add("a", Outcome.EQUAL, "3 rows");

        JsonNode json = new ObjectMapper().readTree(report().json());

        assertThat(json.path("views").asInt()).isEqualTo(2);
        assertThat(json.path("equal").asInt()).isEqualTo(1);
        assertThat(json.path("different").asInt()).isZero();
        assertThat(json.path("refused").asInt()).isEqualTo(1);
        assertThat(json.path("results").path(1).path("view").asText()).isEqualTo("b");
        assertThat(json.path("results").path(1).path("outcome").asText()).isEqualTo("refused");
        assertThat(json.path("results").path(1).path("detail").asText()).isEqualTo("no such function");
    }

    @Test
    void printsALineForEachViewAndTheCounts() {
        results.add("a", Outcome.EQUAL, "3 rows");

        assertThat(report().text().lines().map(String::stripTrailing))
                .containsExactly(
                        "a                                equal      3 rows",
                        "",
                        "1 view: 1 equal, 0 different, 0 refused");
    }

    @Test
    void isAcceptedUnlessAViewIsDifferent() {
        results.add("a", Outcome.REFUSED, "");

        assertThat(report().accepted()).isTrue();

        results.add("b", Outcome.DIFFERENT, "");

        assertThat(report().accepted()).isFalse();
    }

    @Test
    void keepsTheWorstOutcomeOfAViewAndItsFirstDifference() {
        results.add("a", Outcome.DIFFERENT, "first");
        results.add("a", Outcome.DIFFERENT, "second");
        results.add("a", Outcome.EQUAL, "3 rows");

        assertThat(results.report().results()).containsExactly(new ViewResult("a", Outcome.DIFFERENT, "first"));
    }

    private SandboxReport report() {
        return results.report();
    }
}

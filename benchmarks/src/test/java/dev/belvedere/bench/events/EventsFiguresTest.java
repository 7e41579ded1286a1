package dev.belvedere.bench.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.localshop.sandbox.Outcome;
import dev.belvedere.localshop.sandbox.SandboxReport;
import dev.belvedere.localshop.sandbox.ViewResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventsFiguresTest {

    @Test
    void addsUpWhatRoundsHaveFound() throws JsonProcessingException {
        EventScenario scenario = new EventScenario(Map.of(), 3, 40);
        SandboxReport report = new SandboxReport(
                List.of(
                        new ViewResult("a", Outcome.EQUAL, ""),
                        new ViewResult("b", Outcome.DIFFERENT, ""),
                        new ViewResult("c", Outcome.REFUSED, ""),
                        new ViewResult("d", Outcome.SET_ASIDE, "")),
                17);

        JsonNode json = new ObjectMapper()
                .readTree(EventsFigures.NONE
                        .and(scenario, 60, report)
                        .and(scenario, 60, report)
                        .json());

        assertThat(json.path("rounds").asInt()).isEqualTo(2);
        assertThat(json.path("tables").asInt()).isEqualTo(6);
        assertThat(json.path("transactions").asInt()).isEqualTo(200);
        assertThat(json.path("rows_compared").asInt()).isEqualTo(34);
        assertThat(json.path("wrong").asInt()).isEqualTo(2);
        assertThat(json.path("refused").asInt()).isEqualTo(2);
        assertThat(json.path("set_aside").asInt()).isEqualTo(2);
    }
}

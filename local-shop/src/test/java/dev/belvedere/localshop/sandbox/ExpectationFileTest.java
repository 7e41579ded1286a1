package dev.belvedere.localshop.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Lists;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationFileTest {

    @Test
    void areEqualInAnyOrderWithNumbersOfTheSameValue() {
        assertThat(difference(
                        "[{\"id\": 1, \"n\": 10.0}, {\"id\": 2, \"n\": null}]",
                        "[{\"n\": null, \"id\": 2}, {\"id\": 1, \"n\": 1e1}]"))
                .isEmpty();
    }

    @Test
    void differByAMissingRow() {
        assertThat(difference("[{\"id\": 1}, {\"id\": 2}]", "[{\"id\": 1}]")).hasValue("missing {\"id\":2}");
    }

    @Test
    void differByARowThatIsThereTwice() {
        assertThat(difference("[{\"id\": 1}]", "[{\"id\": 1}, {\"id\": 1}]")).hasValue("extra   {\"id\":1}");
    }

    @Test
    void differByOneValue() {
        assertThat(difference("[{\"id\": 1, \"name\": \"ann\"}]", "[{\"id\": 1, \"name\": null}]"))
                .hasValue("missing {\"id\":1,\"name\":\"ann\"}\nextra   {\"id\":1,\"name\":null}");
    }

    @Test
    void differByTheLastDigitOfALongNumber() {
        assertThat(difference("[{\"n\": 0.12345678901234567891}]", "[{\"n\": 0.12345678901234567892}]"))
                .isPresent();
    }

    @Test
    void belongToTheOnlyViewOrToTheNamedOne() {
        assertThat(ExpectationFile.parse("[{\"id\": 1}]").of("v", true)).isPresent();
        assertThat(ExpectationFile.parse("[{\"id\": 1}]").of("v", false)).isEmpty();
        assertThat(ExpectationFile.parse("{\"v\": []}").of("v", false)).hasValue(List.of());
        assertThat(ExpectationFile.parse("{\"v\": []}").of("w", true)).isEmpty();
    }

    @Test
    void refuseWhatIsNotJson() {
        assertThatThrownBy(() -> ExpectationFile.parse("[")).hasMessageContaining("expected.json is not JSON");
    }

    private static Optional<String> difference(String want, String got) {
        return ExpectationFile.difference(rows(want), rows(got));
    }

    private static List<JsonNode> rows(String json) {
        try {
            return Lists.newArrayList(JsonValue.parse(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.belvedere.bench.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.bench.measure.ExactJson;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameRowsTest {

    private static final LongFunction<JsonNode> INSTANCE = row("{\"id\":7,\"name\":\"Ann\",\"total\":100.10}");

    @Test
    void acceptsTheSameValuesInAnotherOrder() {
        SameRows rows = rows(row("{\"total\": 100.10, \"name\": \"Ann\", \"id\": 7}"));

        assertThatCode(() -> rows.check(List.of(7L))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":7,\"name\":\"Ann\",\"total\":100.11}",
                "{\"id\":7,\"name\":\"Anne\",\"total\":100.10}",
                "{\"id\":8,\"name\":\"Ann\",\"total\":100.10}",
                "{\"id\":7,\"name\":\"Ann\",\"total\":\"100.10\"}",
                "{\"id\":7,\"name\":\"Ann\"}",
                "{\"id\":7,\"name\":\"Ann\",\"total\":100.10,\"more\":null}",
            })
    void refusesAPlantedDifference(String planted) {
        SameRows rows = rows(row(planted));

        assertThatThrownBy(() -> rows.check(List.of(7L)))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("row 7")
                .hasMessageContaining("JDBC");
    }

    @Test
    void refusesAMissingRow() {
        SameRows rows = rows(key -> MissingNode.getInstance());

        assertThatThrownBy(() -> rows.check(List.of(7L))).isInstanceOf(BenchException.class);
    }

    private static SameRows rows(LongFunction<JsonNode> planted) {
        return new SameRows(INSTANCE, Map.of(MeasuredServer.JDBC, planted));
    }

    private static LongFunction<JsonNode> row(String json) {
        return key -> ExactJson.parse(json);
    }
}

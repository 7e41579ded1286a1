package dev.belvedere.topology.expr.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.SqlType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonbDocumentTest {

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"bb\":1,\"a\":2,\"b\":3,\"a\":4} | {\"a\": 4, \"b\": 3, \"bb\": 1}",
                "[1.50,1e3,-0,true,null,[],{}] | [1.50, 1000, 0, true, null, [], {}]",
                "\"a\\u00e9\\u0001\\\"\\n\" | \"aé\\u0001\\\"\\n\"",
                "[[1],[[2]]] | [[1], [[2]]]"
            })
    void isWrittenAsPostgresWritesIt(String written, String normal) {
        assertThat(JsonbDocument.text(JsonbDocument.parse(written))).isEqualTo(normal);
    }

    @Test
    void failsForATextThatIsNone() {
        assertThatThrownBy(() -> JsonbDocument.parse("{")).hasMessageContaining("not JSON");
    }

    @Test
    void takesNumbersAsTheyAreWritten() {
        assertThat(JsonbDocument.text(JsonbValues.of(SqlType.DOUBLE).apply(1e20)))
                .isEqualTo("100000000000000000000");
        assertThat(JsonbDocument.text(JsonbValues.of(SqlType.REAL).apply(0.1f))).isEqualTo("0.1");
        assertThat(JsonbDocument.text(JsonbValues.of(SqlType.DOUBLE).apply(Double.NaN)))
                .isEqualTo("\"NaN\"");
    }
}

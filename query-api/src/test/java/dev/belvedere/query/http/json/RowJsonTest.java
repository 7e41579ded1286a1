package dev.belvedere.query.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowJsonTest {

    private static String json(SqlType type, @Nullable Object value) {
        RowJson json = new RowJson(RowType.of(new Column("v", type, true)));
        return new String(json.bytes(Row.of(value)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "1.50,1.50",
        "0.00,0.00",
        "-0.0000000001,-0.0000000001",
        "1E+3,1000",
        "12345678901234567890.123456789,12345678901234567890.123456789"
    })
    void writesDecimalsExactlyAndWithTheirScale(BigDecimal value, String written) {
        assertThat(json(SqlType.NUMERIC, value)).isEqualTo("{\"v\":" + written + "}");
    }

    @Test
    void escapesOnlyWhatPostgresEscapes() {
        assertThat(json(SqlType.VARCHAR, "\"\\/\b\f\n\r\t\u0001\u001f\u007fé€😀<>&'"))
                .isEqualTo("{\"v\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007fé€😀<>&'\"}");
    }

    @Test
    void writesNull() {
        assertThat(json(SqlType.BIGINT, null)).isEqualTo("{\"v\":null}");
    }

    @Test
    void writesBytesInHexadecimal() {
        assertThat(json(SqlType.BYTES, Bytes.wrap(new byte[] {1, 2, (byte) 0xff})))
                .isEqualTo("{\"v\":\"\\\\x0102ff\"}");
    }

    @Test
    void putsStoredJsonInlineAsItIs() {
        assertThat(json(SqlType.JSON, "{\"b\": [1, null], \"a\": 1.10}"))
                .isEqualTo("{\"v\":{\"b\": [1, null], \"a\": 1.10}}");
    }

    @Test
    void writesArraysWithTheirNulls() {
        SqlType matrix = SqlType.arrayOf(SqlType.arrayOf(SqlType.VARCHAR));

        assertThat(json(matrix, List.of(Arrays.asList("a", null), List.of()))).isEqualTo("{\"v\":[[\"a\",null],[]]}");
    }

    @Test
    void keepsColumnsInOrderEvenUnderOneName() {
        RowType type = RowType.of(
                new Column("b", SqlType.BOOLEAN, false),
                new Column("a", SqlType.INTEGER, false),
                new Column("a", SqlType.BIGINT, false));

        byte[] json = new RowJson(type).bytes(Row.of(true, -1, Long.MIN_VALUE));

        assertThat(json).asString(StandardCharsets.UTF_8).isEqualTo("{\"b\":true,\"a\":-1,\"a\":-9223372036854775808}");
    }
}

package dev.belvedere.serdes.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowCodecTest {

    private static final RowType EVERY_TYPE = new RowType(Samples.TYPES.stream()
            .map(type -> new Column("a " + type, type, true))
            .toList());
    private static final RowType ITEM = RowType.of(
            new Column("id", SqlType.BIGINT, false),
            new Column("product", SqlType.VARCHAR, false),
            new Column("price", SqlType.decimal(12, 2), true));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void decodesToAnEqualRow(long seed) {
        Samples samples = new Samples(seed);
        Row row = Row.owning(Samples.TYPES.stream().map(samples::nullable).toArray());
        RowCodec codec = new RowCodec(EVERY_TYPE);
        assertThat(codec.decode(codec.encode(row))).isEqualTo(row);
    }

    @Test
    void writesTheBytesItAlwaysWrote() {
        byte[] row = new RowCodec(ITEM).encode(Row.of(42L, "tea", new BigDecimal("-1.50")));
        assertThat(row).asHexString().isEqualTo("01" + "00" + "54" + "03746561" + "00AB02");
    }

    @Test
    void spendsOneBitOnANull() {
        byte[] row = new RowCodec(ITEM).encode(Row.of(1L, "", null));
        assertThat(row).asHexString().isEqualTo("01" + "04" + "02" + "00");
    }

    @Test
    void keepsADecimalsScale() {
        RowCodec codec = new RowCodec(RowType.of(new Column("n", SqlType.NUMERIC, false)));
        for (String number : List.of("0", "0.000", "1.0", "1E+3", "-12345678901234567890.0123456789")) {
            Row row = Row.of(new BigDecimal(number));
            assertThat(codec.decode(codec.encode(row))).isEqualTo(row);
        }
    }

    @Test
    void refusesADecimalThatItWouldHaveToRound() {
        RowCodec codec = new RowCodec(ITEM);
        assertThatThrownBy(() -> codec.encode(Row.of(1L, "", new BigDecimal("0.001"))))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesAnotherVersion() {
        byte[] row = new RowCodec(ITEM).encode(Row.of(42L, "tea", null));
        row[0] = 9;
        assertThatThrownBy(() -> new RowCodec(ITEM).decode(row))
                .isInstanceOfSatisfying(
                        CorruptEncodingException.class,
                        e -> assertThat(e.code()).isEqualTo("corrupt-encoding"))
                .hasMessageContaining("version 9 where 1 and 2 are known");
    }

    @Test
    void refusesBytesThatEndTooSoonOrTooLate() {
        RowCodec codec = new RowCodec(EVERY_TYPE);
        Samples samples = new Samples(1);
        byte[] row = codec.encode(
                Row.owning(Samples.TYPES.stream().map(samples::value).toArray()));
        for (int length : IntStream.range(0, row.length).toArray()) {
            assertThatThrownBy(() -> codec.decode(Arrays.copyOf(row, length)))
                    .isInstanceOf(CorruptEncodingException.class);
        }
        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(row, row.length + 1)))
                .isInstanceOf(CorruptEncodingException.class);
    }

    @Test
    void keepsWhatIsKnownOfARowThatHasFailed() {
        Row failed = Row.owning(new @Nullable Object[] {42L, Row.UNKNOWN, null}, "division by zero");
        byte[] encoded = new RowCodec(ITEM).encode(failed);
        Row decoded = new RowCodec(ITEM).decode(encoded);

        assertThat(RowCodec.isFailed(encoded)).isTrue();
        assertThat(RowCodec.isFailed(new RowCodec(ITEM).encode(Row.of(42L, "tea", null))))
                .isFalse();
        assertThat(decoded).isEqualTo(failed);
        assertThat(decoded.get(0)).isEqualTo(42L);
        assertThatThrownBy(() -> decoded.get(1))
                .isInstanceOf(FailedRowException.class)
                .hasMessageContaining("division by zero");
    }
}

package dev.belvedere.serdes.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyCodecTest {

    private static final int KEYS = 200;

    static Stream<Arguments> keys() {
        Stream<List<SqlType>> single = Samples.TYPES.stream().map(List::of);
        Stream<List<SqlType>> composite = Stream.of(
                List.of(SqlType.VARCHAR, SqlType.BIGINT),
                List.of(SqlType.NUMERIC, SqlType.VARCHAR),
                List.of(SqlType.arrayOf(SqlType.VARCHAR), SqlType.BYTES, SqlType.BOOLEAN),
                List.of(SqlType.VARCHAR, SqlType.VARCHAR, SqlType.VARCHAR));
        return Stream.concat(single, composite)
                .flatMap(types -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(types, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("keys")
    void ordersAndEquatesAsSqlDoes(List<SqlType> types, long seed) {
        assertThat(firstDisorder(types, seed, new KeyCodec(types)::encode)).isEmpty();
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("keys")
    void noKeyIsTheBeginningOfAnother(List<SqlType> types, long seed) {
        List<byte[]> encoded =
                rows(types, seed).stream().map(new KeyCodec(types)::encode).toList();
        for (byte[] a : encoded) {
            assertThat(encoded).noneMatch(b -> a.length < b.length && Arrays.equals(a, Arrays.copyOf(b, a.length)));
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("keys")
    void decodesToTheSameKey(List<SqlType> types, long seed) {
        KeyCodec codec = new KeyCodec(types);
        for (Row row : rows(types, seed)) {
            Row decoded = codec.decode(codec.encode(row));
            assertThat(SqlOrder.of(types).compare(decoded, row))
                    .as("%s and %s", row, decoded)
                    .isZero();
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("keys")
    void findsWhereAKeyEnds(List<SqlType> types, long seed) {
        KeyCodec codec = new KeyCodec(types);
        for (Row row : rows(types, seed)) {
            byte[] key = codec.encode(row);
            byte[] amongOthers = ByteBuffer.allocate(key.length + 7)
                    .putShort((short) 99)
                    .put(key)
                    .array();
            assertThat(codec.lengthAt(amongOthers, 2)).isEqualTo(key.length);
        }
    }

    /** A checker that cannot fail proves nothing: two's complement puts negative numbers above the positive ones. */
    @Test
    void theOrderCheckCatchesAPlantedBug() {
        Function<Row, byte[]> twosComplement = row -> row.get(0) instanceof Long id
                ? ByteBuffer.allocate(9).put((byte) 1).putLong(id).array()
                : new byte[1];
        assertThat(firstDisorder(List.of(SqlType.BIGINT), 1, twosComplement)).isPresent();
    }

    @Test
    void normalizesDecimals() {
        KeyCodec price = new KeyCodec(List.of(SqlType.decimal(12, 2)));
        KeyCodec any = new KeyCodec(List.of(SqlType.NUMERIC));
        assertThat(price.decode(price.encode(Row.of(new BigDecimal("1.5"))))).isEqualTo(Row.of(new BigDecimal("1.50")));
        assertThat(any.decode(any.encode(Row.of(new BigDecimal("100.00"))))).isEqualTo(Row.of(new BigDecimal("100")));
    }

    @Test
    void writesTheBytesItAlwaysWrote() {
        KeyCodec codec = new KeyCodec(List.of(SqlType.BIGINT, SqlType.VARCHAR, SqlType.NUMERIC));
        byte[] key = codec.encode(Row.of(42L, "a\0é", new BigDecimal("-12.3")));
        assertThat(key).asHexString().isEqualTo("01800000000000002A016100FFC3A900000100" + "7FFFFFFDF2E0FF");
    }

    @Test
    void refusesBytesThatEndTooSoonOrTooLate() {
        KeyCodec codec = new KeyCodec(List.of(SqlType.VARCHAR, SqlType.BIGINT));
        byte[] key = codec.encode(Row.of("x", 1L));
        for (int length : IntStream.range(0, key.length).toArray()) {
            assertThatThrownBy(() -> codec.decode(Arrays.copyOf(key, length)))
                    .isInstanceOf(CorruptEncodingException.class);
        }
        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(key, key.length + 1)))
                .isInstanceOf(CorruptEncodingException.class)
                .hasMessageContaining("1 bytes too many");
    }

    private static List<Row> rows(List<SqlType> types, long seed) {
        Samples samples = new Samples(seed);
        return Stream.generate(
                        () -> Row.owning(types.stream().map(samples::nullable).toArray()))
                .limit(KEYS)
                .toList();
    }

    private static Optional<String> firstDisorder(List<SqlType> types, long seed, Function<Row, byte[]> encoding) {
        Comparator<Row> sql = SqlOrder.of(types);
        List<Row> rows = rows(types, seed);
        for (Row a : rows) {
            for (Row b : rows) {
                int bytes = Arrays.compareUnsigned(encoding.apply(a), encoding.apply(b));
                if (Integer.signum(bytes) != Integer.signum(sql.compare(a, b))) {
                    return Optional.of(a + " and " + b);
                }
            }
        }
        return Optional.empty();
    }
}

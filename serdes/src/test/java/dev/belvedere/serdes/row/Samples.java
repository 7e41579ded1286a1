package dev.belvedere.serdes.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Makes values of every type from a seed: the awkward ones often, neighbours and equals among them. */
final class Samples {

    static final List<SqlType> TYPES = List.of(
            SqlType.BOOLEAN,
            SqlType.INTEGER,
            SqlType.BIGINT,
            SqlType.REAL,
            SqlType.DOUBLE,
            SqlType.NUMERIC,
            SqlType.decimal(12, 2),
            SqlType.decimal(38, 2),
            SqlType.VARCHAR,
            SqlType.BYTES,
            SqlType.DATE,
            SqlType.TIME,
            SqlType.TIMESTAMP,
            SqlType.TIMESTAMPTZ,
            SqlType.INTERVAL,
            SqlType.UUID,
            SqlType.JSON,
            SqlType.arrayOf(SqlType.BIGINT),
            SqlType.arrayOf(SqlType.VARCHAR));

    private static final String[] LETTERS = {"", "a", "b", "ab", "\0", "\u0001", "\u007f", "é", "Ω", "\uffff", "𝄞", "~"
    };

    private final Random random;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    /** A value, or, one time in eight, null. */
    @Nullable
    Object nullable(SqlType type) {
        return random.nextInt(8) == 0 ? null : value(type);
    }

    Object value(SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> (int) number(32);
            case BIGINT -> number(64);
            case REAL -> pick(0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, -Float.MAX_VALUE, Float.MIN_VALUE, real());
            case DOUBLE -> pick(0d, -0d, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, random.nextGaussian());
            case DECIMAL -> decimal(type.scale());
            case VARCHAR, JSON -> text();
            case BYTES -> Bytes.wrap(text().getBytes(UTF_8));
            case DATE -> pick(LocalDate.MIN, LocalDate.MAX, LocalDate.ofEpochDay(number(24)));
            case TIME -> pick(LocalTime.MIDNIGHT, LocalTime.MAX, Micros.time(random.nextInt(86_400) * 1_000_000L + 1));
            case TIMESTAMP -> pick(LocalDateTime.MIN, LocalDateTime.MAX, Micros.timestamp(number(60)));
            case TIMESTAMPTZ -> pick(Instant.MIN, Instant.MAX, Micros.instant(number(60)));
            case INTERVAL -> pick(Interval.INFINITY, Interval.MINUS_INFINITY, interval());
            case UUID -> new UUID(number(64), number(64));
            case ARRAY -> array(type);
        };
    }

    private long number(int bits) {
        long value = pick(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, random.nextLong(), random.nextLong() >> 50);
        return value << (64 - bits) >> (64 - bits);
    }

    private BigDecimal decimal(int scale) {
        BigInteger unscaled = pick(
                BigInteger.valueOf(random.nextInt(4_000) - 2_000L),
                BigInteger.TEN.pow(random.nextInt(30)),
                new BigInteger(random.nextInt(120), random).negate());
        return new BigDecimal(unscaled, scale == SqlType.ANY_SCALE ? random.nextInt(6) - 1 : scale);
    }

    private Interval interval() {
        long micros = pick(number(64), pick(0, 1, -1, 30) * Interval.MICROS_A_DAY, number(16));
        return new Interval((int) number(pick(32, 4)), (int) number(pick(32, 6)), micros);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            text.append(pick(LETTERS));
        }
        return text.toString();
    }

    private List<@Nullable Object> array(SqlType type) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int size = random.nextInt(4); size > 0 && type.element() != null; size--) {
            values.add(nullable(type.element()));
        }
        return values;
    }

    private float real() {
        return (float) random.nextGaussian();
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}

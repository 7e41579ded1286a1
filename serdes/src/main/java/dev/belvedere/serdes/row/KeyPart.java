package dev.belvedere.serdes.row;

import dev.belvedere.serdes.row.ValueCodec.Reader;
import dev.belvedere.serdes.row.ValueCodec.Writer;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;

/** Encodes the values of one key column, other than NULL, in their order. */
record KeyPart(Writer writer, Reader reader) {

    /** Signed numbers sort as unsigned bytes once their sign bit is flipped. */
    private static final int INT_SIGN = Integer.MIN_VALUE;

    private static final long LONG_SIGN = Long.MIN_VALUE;

    static KeyPart of(SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN ->
                new KeyPart((value, out) -> out.writeByte((Boolean) value ? 1 : 0), in -> in.readByte() != 0);
            case INTEGER ->
                new KeyPart((value, out) -> out.writeInt((Integer) value ^ INT_SIGN), in -> in.readInt() ^ INT_SIGN);
            case BIGINT -> new KeyPart((value, out) -> writeLong((Long) value, out), KeyPart::readLong);
            case REAL -> new KeyPart(KeyPart::writeFloat, KeyPart::readFloat);
            case DOUBLE -> new KeyPart(KeyPart::writeDouble, KeyPart::readDouble);
            case DECIMAL -> decimal(type.scale());
            case VARCHAR, JSON -> new KeyPart((value, out) -> KeyText.write((String) value, out), KeyText::read);
            case BYTES ->
                new KeyPart(
                        (value, out) -> KeyText.writeBytes(((Bytes) value).get(), out),
                        in -> Bytes.wrap(KeyText.readBytes(in)));
            case DATE ->
                new KeyPart((value, out) -> writeLong(((LocalDate) value).toEpochDay(), out), KeyPart::readDate);
            case TIME -> new KeyPart((value, out) -> writeLong(Micros.of((LocalTime) value), out), KeyPart::readTime);
            case TIMESTAMP ->
                new KeyPart(
                        (value, out) -> writeLong(Micros.of((LocalDateTime) value), out),
                        in -> Micros.timestamp(readLong(in)));
            case TIMESTAMPTZ ->
                new KeyPart(
                        (value, out) -> writeLong(Micros.of((Instant) value), out), in -> Micros.instant(readLong(in)));
            case INTERVAL -> new KeyPart(KeyPart::writeInterval, KeyPart::readInterval);
            case UUID -> new KeyPart(KeyPart::writeUuid, in -> new UUID(in.readLong(), in.readLong()));
            case ARRAY -> array(of(Objects.requireNonNull(type.element())));
        };
    }

    private static KeyPart array(KeyPart element) {
        return new KeyPart(KeyArray.writer(element.writer), KeyArray.reader(element.reader));
    }

    private static KeyPart decimal(int scale) {
        int atLeast = Math.max(0, scale);
        return new KeyPart((value, out) -> KeyDecimal.write((BigDecimal) value, out), in -> {
            BigDecimal value = KeyDecimal.read(in);
            return value.scale() < atLeast ? value.setScale(atLeast) : value;
        });
    }

    private static void writeLong(long value, ByteWriter out) {
        out.writeLong(value ^ LONG_SIGN);
    }

    private static long readLong(ByteReader in) {
        return in.readLong() ^ LONG_SIGN;
    }

    // Adding 0 turns negative zero into positive zero; floatToIntBits has one NaN, which is greater than infinity.
    private static void writeFloat(Object value, ByteWriter out) {
        int bits = Float.floatToIntBits((Float) value + 0f);
        out.writeInt(bits < 0 ? ~bits : bits ^ INT_SIGN);
    }

    private static Object readFloat(ByteReader in) {
        int bits = in.readInt();
        return Float.intBitsToFloat(bits < 0 ? bits ^ INT_SIGN : ~bits);
    }

    private static void writeDouble(Object value, ByteWriter out) {
        long bits = Double.doubleToLongBits((Double) value + 0d);
        out.writeLong(bits < 0 ? ~bits : bits ^ LONG_SIGN);
    }

    private static Object readDouble(ByteReader in) {
        long bits = in.readLong();
        return Double.longBitsToDouble(bits < 0 ? bits ^ LONG_SIGN : ~bits);
    }

    private static void writeUuid(Object value, ByteWriter out) {
        out.writeLong(((UUID) value).getMostSignificantBits());
        out.writeLong(((UUID) value).getLeastSignificantBits());
    }

    /** Intervals of one length are equal, and have one key. */
    private static void writeInterval(Object value, ByteWriter out) {
        Interval interval = (Interval) value;
        writeLong(interval.lengthInDays(), out);
        writeLong(interval.lengthBesideDays(), out);
    }

    private static Object readInterval(ByteReader in) {
        return Interval.ofLength(readLong(in), readLong(in));
    }

    private static Object readDate(ByteReader in) {
        long day = readLong(in);
        try {
            return LocalDate.ofEpochDay(day);
        } catch (DateTimeException e) {
            throw new CorruptEncodingException("day " + day + " of a date");
        }
    }

    private static Object readTime(ByteReader in) {
        long micros = readLong(in);
        try {
            return Micros.time(micros);
        } catch (DateTimeException e) {
            throw new CorruptEncodingException("microsecond " + micros + " of a day");
        }
    }
}

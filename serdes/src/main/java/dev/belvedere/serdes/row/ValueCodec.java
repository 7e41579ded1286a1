package dev.belvedere.serdes.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Encodes the values of one column, other than NULL, compactly. */
record ValueCodec(Writer writer, Reader reader) {

    /** Appends a value, which has the type's Java class. */
    @FunctionalInterface
    interface Writer {
        void write(Object value, ByteWriter out);
    }

    /** Reads a value that the writer wrote. */
    @FunctionalInterface
    interface Reader {
        Object read(ByteReader in);
    }

    static ValueCodec of(SqlType type) {
        return switch (type.kind()) {
            case BOOLEAN ->
                new ValueCodec((value, out) -> out.writeByte((Boolean) value ? 1 : 0), in -> in.readByte() != 0);
            case INTEGER ->
                new ValueCodec((value, out) -> out.writeZigzag((Integer) value), in -> (int) in.readZigzag());
            case BIGINT -> new ValueCodec((value, out) -> out.writeZigzag((Long) value), ByteReader::readZigzag);
            case REAL ->
                new ValueCodec(
                        (value, out) -> out.writeInt(Float.floatToRawIntBits((Float) value)),
                        in -> Float.intBitsToFloat(in.readInt()));
            case DOUBLE ->
                new ValueCodec(
                        (value, out) -> out.writeLong(Double.doubleToRawLongBits((Double) value)),
                        in -> Double.longBitsToDouble(in.readLong()));
            case DECIMAL -> type.scale() == SqlType.ANY_SCALE ? anyScale() : fixedScale(type.scale());
            case VARCHAR, JSON -> new ValueCodec((value, out) -> out.writeText((String) value), ByteReader::readText);
            case BYTES ->
                new ValueCodec((value, out) -> writeBlock(((Bytes) value).get(), out), in -> Bytes.wrap(readBlock(in)));
            case DATE ->
                new ValueCodec((value, out) -> out.writeZigzag(((LocalDate) value).toEpochDay()), ValueCodec::readDate);
            case TIME ->
                new ValueCodec((value, out) -> out.writeVarlong(Micros.of((LocalTime) value)), ValueCodec::readTime);
            case TIMESTAMP ->
                new ValueCodec(
                        (value, out) -> out.writeZigzag(Micros.of((LocalDateTime) value)),
                        in -> Micros.timestamp(in.readZigzag()));
            case TIMESTAMPTZ ->
                new ValueCodec(
                        (value, out) -> out.writeZigzag(Micros.of((Instant) value)),
                        in -> Micros.instant(in.readZigzag()));
            case INTERVAL -> new ValueCodec(ValueCodec::writeInterval, ValueCodec::readInterval);
            case UUID -> new ValueCodec(ValueCodec::writeUuid, in -> new UUID(in.readLong(), in.readLong()));
            case ARRAY -> array(of(Objects.requireNonNull(type.element())));
        };
    }

    private static ValueCodec fixedScale(int scale) {
        return new ValueCodec(
                (value, out) -> writeUnscaled(((BigDecimal) value).setScale(scale), out),
                in -> readUnscaled(in, scale));
    }

    private static ValueCodec anyScale() {
        return new ValueCodec(
                (value, out) -> {
                    out.writeZigzag(((BigDecimal) value).scale());
                    writeUnscaled((BigDecimal) value, out);
                },
                in -> readUnscaled(in, (int) in.readZigzag()));
    }

    /** Writes length 0 and a zigzag number, or the length of the big-endian two's complement and its bytes. */
    private static void writeUnscaled(BigDecimal value, ByteWriter out) {
        BigInteger unscaled = value.unscaledValue();
        if (unscaled.bitLength() < Long.SIZE) {
            out.writeByte(0);
            out.writeZigzag(unscaled.longValue());
        } else {
            writeBlock(unscaled.toByteArray(), out);
        }
    }

    private static BigDecimal readUnscaled(ByteReader in, int scale) {
        byte[] wide = readBlock(in);
        return wide.length == 0
                ? BigDecimal.valueOf(in.readZigzag(), scale)
                : new BigDecimal(new BigInteger(wide), scale);
    }

    private static void writeBlock(byte[] bytes, ByteWriter out) {
        out.writeVarlong(bytes.length);
        out.writeBytes(bytes);
    }

    private static byte[] readBlock(ByteReader in) {
        return in.readBytes(in.readLength());
    }

    private static void writeUuid(Object value, ByteWriter out) {
        out.writeLong(((UUID) value).getMostSignificantBits());
        out.writeLong(((UUID) value).getLeastSignificantBits());
    }

    private static void writeInterval(Object value, ByteWriter out) {
        Interval interval = (Interval) value;
        out.writeZigzag(interval.months());
        out.writeZigzag(interval.days());
        out.writeZigzag(interval.micros());
    }

    private static Object readInterval(ByteReader in) {
        return new Interval((int) in.readZigzag(), (int) in.readZigzag(), in.readZigzag());
    }

    private static Object readDate(ByteReader in) {
        long day = in.readZigzag();
        try {
            return LocalDate.ofEpochDay(day);
        } catch (DateTimeException e) {
            throw new CorruptEncodingException("day " + day + " of a date");
        }
    }

    private static Object readTime(ByteReader in) {
        long micros = in.readVarlong();
        try {
            return Micros.time(micros);
        } catch (DateTimeException e) {
            throw new CorruptEncodingException("microsecond " + micros + " of a day");
        }
    }

    private static ValueCodec array(ValueCodec element) {
        return new ValueCodec((value, out) -> writeArray((List<?>) value, element, out), in -> readArray(element, in));
    }

    private static void writeArray(List<?> values, ValueCodec element, ByteWriter out) {
        out.writeVarlong(values.size());
        for (Object value : values) {
            out.writeByte(value == null ? 0 : 1);
            if (value != null) {
                element.writer.write(value, out);
            }
        }
    }

    private static List<@Nullable Object> readArray(ValueCodec element, ByteReader in) {
        int size = in.readLength();
        List<@Nullable Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(in.readByte() == 0 ? null : element.reader.read(in));
        }
        return Collections.unmodifiableList(values);
    }
}

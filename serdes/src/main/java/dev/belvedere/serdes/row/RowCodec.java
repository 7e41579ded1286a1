package dev.belvedere.serdes.row;

import org.jspecify.annotations.Nullable;

/**
 * The compact encoding of rows of one {@link RowType}, for state and exchanges: a version byte, one bit a column that is set for NULL, then the
 * values that are not. A row that has failed has another first byte, the reason, and behind the bits for NULL one bit a column that is set for a value that is not
 * known. Values come back equal to what went in, a DECIMAL of fixed scale at that scale. Says nothing about order: {@link KeyCodec} does.
 *
 * <p>Immutable; may be used by many threads.
 */
public final class RowCodec {

    /** The first byte of every encoded row. */
    public static final byte VERSION = 1;

    /** The first byte of every encoded row that has failed. */
    private static final byte FAILED = 2;

    private static final int EXPECTED_BYTES_A_COLUMN = 12;

    private final RowType type;
    private final ValueCodec[] columns;
    private final int nullBytes;

    public RowCodec(RowType type) {
        this.type = type;
        this.columns = type.columns().stream()
                .map(column -> ValueCodec.of(column.type()))
                .toArray(ValueCodec[]::new);
        this.nullBytes = (columns.length + 7) / 8;
    }

    /**
     * The row must have this codec's columns, each null or of its type's Java class; a DECIMAL must fit its type's scale without rounding
     * ({@link ArithmeticException}).
     */
    public byte[] encode(Row row) {
        ByteWriter out = new ByteWriter(1 + nullBytes + EXPECTED_BYTES_A_COLUMN * columns.length);
        String failure = row.failure();
        if (failure != null) {
            writeFailed(row, failure, out);
            return out.toByteArray();
        }
        out.writeByte(VERSION);
        int nulls = out.skip(nullBytes);
        for (int i = 0; i < columns.length; i++) {
            Object value = row.get(i);
            if (value == null) {
                out.setBit(nulls, i);
            } else {
                columns[i].writer().write(value, out);
            }
        }
        return out.toByteArray();
    }

    private void writeFailed(Row row, String failure, ByteWriter out) {
        out.writeByte(FAILED);
        out.writeText(failure);
        int nulls = out.skip(nullBytes);
        int unknown = out.skip(nullBytes);
        for (int i = 0; i < columns.length; i++) {
            Object value = row.getOrUnknown(i);
            if (value == null) {
                out.setBit(nulls, i);
            } else if (value == Row.UNKNOWN) {
                out.setBit(unknown, i);
            } else {
                columns[i].writer().write(value, out);
            }
        }
    }

    /** Returns true if an encoded row has failed. */
    public static boolean isFailed(byte[] encoded) {
        return encoded.length > 0 && encoded[0] == FAILED;
    }

    /** Throws {@link CorruptEncodingException} for bytes that this codec, or one for the same column types, did not write. */
    public Row decode(byte[] encoded) {
        ByteReader in = new ByteReader(encoded, 0);
        byte version = in.readByte();
        if (version != VERSION && version != FAILED) {
            throw new CorruptEncodingException(
                    "version " + version + " where " + VERSION + " and " + FAILED + " are known");
        }
        String failure = version == FAILED ? in.readText() : null;
        int nulls = in.advance(nullBytes);
        int unknown = failure == null ? nulls : in.advance(nullBytes);
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            if (failure != null && in.bit(unknown, i)) {
                values[i] = Row.UNKNOWN;
            } else {
                values[i] = in.bit(nulls, i) ? null : columns[i].reader().read(in);
            }
        }
        if (in.remaining() > 0) {
            throw new CorruptEncodingException(in.remaining() + " bytes too many for a row of " + type);
        }
        return Row.owning(values, failure);
    }
}

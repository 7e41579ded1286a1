package dev.belvedere.serdes.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encodes keys in order: compared as unsigned bytes, encoded keys are in SQL's order of their columns, from left to right, NULL first. No encoded key is a prefix of
 * another. A composite key is the concatenation of its columns' encodings, so that keys with equal first columns are exactly those with the same prefix.
 *
 * <p>Encodings are equal exactly where PostgreSQL says {@code IS NOT DISTINCT FROM}: {@code 1.0} and {@code 1.00}, {@code 0.0} and {@code -0.0}, and
 * all NaNs are one each. NaN is the greatest number; texts and JSON texts are ordered by their UTF-8 bytes (collation "C"), UUIDs and bytes as
 * unsigned bytes; arrays by their first difference, a NULL element last, as PostgreSQL has them.
 *
 * <p>Thread-safe.
 */
public final class KeyCodec {

    private static final int NULL = 0;
    private static final int VALUE = 1;
    private static final int EXPECTED_BYTES_A_COLUMN = 16;

    private final KeyPart[] parts;

    /** @param types the types of the key's columns, in order */
    public KeyCodec(List<SqlType> types) {
        this.parts = types.stream().map(KeyPart::of).toArray(KeyPart[]::new);
    }

    /** Returns the codec of a key with these columns. */
    public static KeyCodec of(RowType key) {
        return new KeyCodec(key.columns().stream().map(Column::type).toList());
    }

    /** Encodes a key, whose columns are null or of their type's Java class. */
    public byte[] encode(Row key) {
        ByteWriter out = new ByteWriter(EXPECTED_BYTES_A_COLUMN * parts.length);
        for (int i = 0; i < parts.length; i++) {
            Object value = key.get(i);
            out.writeByte(value == null ? NULL : VALUE);
            if (value != null) {
                parts[i].writer().write(value, out);
            }
        }
        return out.toByteArray();
    }

    /**
     * Decodes a key. Values are normalized: a DECIMAL has its type's scale or, if that is not fixed, no trailing zeros and no negative scale; a zero has no sign.
     *
     * @throws CorruptEncodingException for bytes that this codec did not write
     */
    public Row decode(byte[] encoded) {
        ByteReader in = new ByteReader(encoded, 0);
        @Nullable Object[] values = new @Nullable Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = in.readByte() == NULL ? null : parts[i].reader().read(in);
        }
        if (in.remaining() > 0) {
            throw new CorruptEncodingException(
                    in.remaining() + " bytes too many for a key of " + parts.length + " columns");
        }
        return Row.owning(values);
    }

    /**
     * Returns the length of the encoded key at an offset; any bytes may follow it.
     *
     * @throws CorruptEncodingException if the bytes end before the key does
     */
    public int lengthAt(byte[] bytes, int offset) {
        ByteReader in = new ByteReader(bytes, offset);
        for (KeyPart part : parts) {
            if (in.readByte() != NULL) {
                part.reader().read(in);
            }
        }
        return in.position() - offset;
    }
}

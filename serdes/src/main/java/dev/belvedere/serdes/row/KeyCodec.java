package dev.belvedere.serdes.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of keys: compared byte by byte (unsigned), encoded keys are in SQL's order of their columns, from left to right, NULL first; and no
 * encoded key is the beginning of another. A composite key is its columns' encodings one after the other, so the keys that share their first columns
 * are exactly those that begin with these columns' encoding.
 *
 * <p>Encodings are equal exactly where PostgreSQL says {@code IS NOT DISTINCT FROM}: {@code 1.0} and {@code 1.00}, {@code 0.0} and {@code -0.0}, and
 * all NaNs are one each. NaN is the greatest number; texts and JSON texts are ordered by their UTF-8 bytes (collation "C"), UUIDs and bytes as
 * unsigned bytes; arrays by their first difference, a NULL element last, as PostgreSQL has them.
 *
 * <p>Immutable; may be used by many threads.
 */
public final class KeyCodec {

    private static final int NULL = 0;
    private static final int VALUE = 1;
    private static final int EXPECTED_BYTES_A_COLUMN = 16;

    private final KeyPart[] parts;

    /** @param types of the key's columns, in order */
    public KeyCodec(List<SqlType> types) {
        this.parts = types.stream().map(KeyPart::of).toArray(KeyPart[]::new);
    }

    /** Returns the codec of a key with these columns. */
    public static KeyCodec of(RowType key) {
        return new KeyCodec(key.columns().stream().map(Column::type).toList());
    }

    /** The key must have this codec's columns, each null or of its type's Java class. */
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
     * The key, its values normalized: a DECIMAL comes with its type's scale, or, where that does not fix one, without trailing zeros and with no
     * negative scale; a zero has no sign. Throws {@link CorruptEncodingException} for bytes that this codec did not write.
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
     * How many bytes the encoded key takes that starts at the offset; what follows it does not matter. Throws {@link CorruptEncodingException} where
     * the bytes end before the key does.
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

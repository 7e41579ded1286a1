package dev.belvedere.serdes.row;

import dev.belvedere.serdes.row.ValueCodec.Reader;
import dev.belvedere.serdes.row.ValueCodec.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes arrays in PostgreSQL's order: by their first difference; a NULL element is greatest; the shorter array is first. */
final class KeyArray {

    private static final int END = 0;
    private static final int VALUE = 1;
    private static final int NULL = 2;

    private KeyArray() {}

    static Writer writer(Writer element) {
        return (value, out) -> write((List<?>) value, element, out);
    }

    static Reader reader(Reader element) {
        return in -> read(element, in);
    }

    private static void write(List<?> values, Writer element, ByteWriter out) {
        for (Object value : values) {
            out.writeByte(value == null ? NULL : VALUE);
            if (value != null) {
                element.write(value, out);
            }
        }
        out.writeByte(END);
    }

    private static Object read(Reader element, ByteReader in) {
        List<@Nullable Object> values = new ArrayList<>();
        for (byte next = in.readByte(); next != END; next = in.readByte()) {
            values.add(next == NULL ? null : element.read(in));
        }
        return Collections.unmodifiableList(values);
    }
}

package dev.belvedere.serdes.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays in PostgreSQL's order: by their first difference, a NULL element above all others, the shorter array first. */
final class KeyArray {

    private static final int END = 0;
    private static final int VALUE = 1;
    private static final int NULL = 2;

    private KeyArray() {}

    static KeyPart of(KeyPart element) {
        return new KeyPart((value, out) -> write((List<?>) value, element, out), in -> read(element, in));
    }

    private static void write(List<?> values, KeyPart element, ByteWriter out) {
        for (Object value : values) {
            out.writeByte(value == null ? NULL : VALUE);
            if (value != null) {
                element.writer().write(value, out);
            }
        }
        out.writeByte(END);
    }

    private static Object read(KeyPart element, ByteReader in) {
        List<@Nullable Object> values = new ArrayList<>();
        for (byte next = in.readByte(); next != END; next = in.readByte()) {
            values.add(next == NULL ? null : element.reader().read(in));
        }
        return Collections.unmodifiableList(values);
    }
}

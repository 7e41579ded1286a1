package dev.belvedere.topology.expr.aggregate;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Makes one sequence of bytes of a value and of what it is ordered by: compared as unsigned bytes, entries are in the order of their keys, and then of the
 * value's encoding. The value comes back as it was, with the scale of a numeric and the sign of a zero.
 *
 * <p>Layout: the keys as a {@link SortKey} has them; the value as {@link RowCodec} encodes it; in four bytes, the length of the keys.
 *
 * @param keepsNulls whether a value that is NULL has an entry; otherwise there is NULL in its place
 */
public record OrderedEntry(List<SortKey.Direction> order, boolean keepsNulls) implements Expr.Operation {

    private static final int EXPECTED_BYTES = 32;

    public OrderedEntry {
        order = List.copyOf(order);
    }

    /** Takes the value and then the keys. */
    @Override
    public Expr call(List<Expr> arguments) {
        boolean nullable = !keepsNulls && arguments.get(0).nullable();
        return new Expr.Call(this, arguments, SqlType.BYTES, nullable);
    }

    @Override
    public Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        RowCodec values = codec(call.arguments().get(0).type());
        List<KeyCodec> keys =
                SortKey.codecs(call.arguments().subList(1, call.arguments().size()));
        return row -> {
            Object value = arguments.get(0).evaluate(row);
            return value == null && !keepsNulls ? null : entry(row, value, arguments, keys, values);
        };
    }

    private Bytes entry(
            Row row, @Nullable Object value, List<Evaluator> arguments, List<KeyCodec> keys, RowCodec values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(EXPECTED_BYTES);
        for (int i = 0; i < keys.size(); i++) {
            SortKey.write(arguments.get(i + 1).evaluate(row), order.get(i), keys.get(i), out);
        }
        byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(out.size()).array();
        out.writeBytes(values.encode(Row.of(value)));
        out.writeBytes(length);
        return Bytes.wrap(out.toByteArray());
    }

    @Override
    public String toString() {
        return "ENTRY" + order + (keepsNulls ? " WITH NULL" : "");
    }

    /** Returns a reader of entries whose values have this type. */
    public static Reader reader(SqlType type) {
        return new Reader(codec(type));
    }

    private static RowCodec codec(SqlType type) {
        return new RowCodec(RowType.of(new Column("value", type, true)));
    }

    /** Takes values out of their entries. Thread-safe. */
    public static final class Reader {
        private final RowCodec codec;

        private Reader(RowCodec codec) {
            this.codec = codec;
        }

        /** Returns an entry's value. */
        public @Nullable Object value(Bytes entry) {
            byte[] bytes = entry.get();
            int end = bytes.length - Integer.BYTES;
            int start = ByteBuffer.wrap(bytes, end, Integer.BYTES).getInt();
            return codec.decode(Arrays.copyOfRange(bytes, start, end)).get(0);
        }
    }
}

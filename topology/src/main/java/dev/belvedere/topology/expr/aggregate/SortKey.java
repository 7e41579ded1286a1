package dev.belvedere.topology.expr.aggregate;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Makes one sequence of bytes of what rows are ordered by: compared as unsigned bytes, sort keys are in the order of ORDER BY, and they are equal exactly where
 * ORDER BY does not tell two rows apart.
 *
 * <p>Layout: for each key one byte for NULL or a value, and the value as {@link KeyCodec} encodes it, complemented where the order descends.
 */
public record SortKey(List<Direction> order) implements Expr.Operation {

    /** How one key orders. */
    public record Direction(boolean descending, boolean nullsFirst) {
        public static final Direction ASCENDING = new Direction(false, false);

        @Override
        public String toString() {
            return (descending ? "DESC" : "ASC") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
        }
    }

    private static final int NULL_FIRST = 0;
    private static final int VALUE = 1;
    private static final int NULL_LAST = 2;
    private static final int EXPECTED_BYTES = 32;

    public SortKey {
        order = List.copyOf(order);
    }

    @Override
    public Expr call(List<Expr> arguments) {
        return new Expr.Call(this, arguments, SqlType.BYTES, false);
    }

    @Override
    public Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        List<KeyCodec> codecs = codecs(call.arguments());
        return row -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream(EXPECTED_BYTES);
            for (int i = 0; i < codecs.size(); i++) {
                write(arguments.get(i).evaluate(row), order.get(i), codecs.get(i), out);
            }
            return Bytes.wrap(out.toByteArray());
        };
    }

    /** Returns the codec of each key. */
    static List<KeyCodec> codecs(List<Expr> keys) {
        List<KeyCodec> codecs = new ArrayList<>();
        keys.forEach(key -> codecs.add(new KeyCodec(List.of(key.type()))));
        return codecs;
    }

    static void write(@Nullable Object value, Direction direction, KeyCodec codec, ByteArrayOutputStream out) {
        if (value == null) {
            out.write(direction.nullsFirst ? NULL_FIRST : NULL_LAST);
            return;
        }
        out.write(VALUE);
        for (byte each : codec.encode(Row.of(value))) {
            out.write(direction.descending ? ~each : each);
        }
    }

    @Override
    public String toString() {
        return "SORT_KEY" + order;
    }
}

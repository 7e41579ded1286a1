package dev.belvedere.topology.expr.aggregate;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** Makes one value of several, by which rows of them are counted as distinct: NULLs are equal, and a row of NULLs is a value. */
public record RowKey() implements Expr.Operation {

    @Override
    public Expr call(List<Expr> arguments) {
        return new Expr.Call(this, arguments, SqlType.BYTES, false);
    }

    @Override
    public Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        List<KeyCodec> codecs = SortKey.codecs(call.arguments());
        return row -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int i = 0; i < codecs.size(); i++) {
                SortKey.write(arguments.get(i).evaluate(row), SortKey.Direction.ASCENDING, codecs.get(i), out);
            }
            return Bytes.wrap(out.toByteArray());
        };
    }

    @Override
    public String toString() {
        return "ROW";
    }
}

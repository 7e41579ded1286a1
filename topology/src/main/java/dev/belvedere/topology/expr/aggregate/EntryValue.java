package dev.belvedere.topology.expr.aggregate;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** Takes the value, of this type, out of its {@link OrderedEntry entry}. */
public record EntryValue(SqlType type) implements Expr.Operation {

    @Override
    public Expr call(List<Expr> arguments) {
        return Expr.Call.strict(this, arguments, type);
    }

    @Override
    public Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        Evaluator entry = arguments.get(0);
        OrderedEntry.Reader reader = OrderedEntry.reader(type);
        return row -> entry.evaluate(row) instanceof Bytes bytes ? reader.value(bytes) : null;
    }

    @Override
    public String toString() {
        return "VALUE";
    }
}

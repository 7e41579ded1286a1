package dev.belvedere.topology.expr.aggregate;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.Strict;
import java.util.List;

/** Makes one value of two numbers of double precision, an array; NULL if one of them is. */
public record NumberPair() implements Expr.Operation {

    @Override
    public Expr call(List<Expr> arguments) {
        return Expr.Call.strict(this, arguments, SqlType.arrayOf(SqlType.DOUBLE));
    }

    @Override
    public Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        return Strict.binary(call, arguments, List::of);
    }

    @Override
    public String toString() {
        return "PAIR";
    }
}

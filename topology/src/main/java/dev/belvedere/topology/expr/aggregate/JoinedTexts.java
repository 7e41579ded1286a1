package dev.belvedere.topology.expr.aggregate;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import java.util.List;
import java.util.stream.Collectors;

/** Joins an array of texts to one, with a text between each two. */
public record JoinedTexts(String between) implements Expr.Operation {

    @Override
    public Expr call(List<Expr> arguments) {
        return Expr.Call.strict(this, arguments, SqlType.VARCHAR);
    }

    @Override
    public Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        Evaluator array = arguments.get(0);
        return row -> array.evaluate(row) instanceof List<?> texts
                ? texts.stream().map(String.class::cast).collect(Collectors.joining(between))
                : null;
    }

    @Override
    public String toString() {
        return "JOINED BY '" + between.replace("'", "''") + "'";
    }
}

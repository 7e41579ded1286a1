package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.json.JsonbDocument;

/** The casts to jsonb, which writes a document in one way, and to json, which keeps its text. */
public final class JsonCasts {

    private static final ScalarFunction NORMALIZED = Definition.named("JSONB")
            .takes(SqlType.JSON)
            .gives(SqlType.JSON)
            .unary(value -> JsonbDocument.text(JsonbDocument.parse((String) value)));

    private static final ScalarFunction CHECKED = Definition.named("JSON")
            .takes(SqlType.VARCHAR)
            .gives(SqlType.JSON)
            .unary(value -> JsonbDocument.checked((String) value));

    private JsonCasts() {}

    /** Makes {@code CAST(x AS JSONB)}. */
    public static Expr jsonb(Expr operand) {
        return operand.type().kind() == Kind.JSON ? NORMALIZED.call(operand) : Casts.cast(operand, SqlType.JSON);
    }

    /** Makes {@code CAST(x AS JSON)}. */
    public static Expr json(Expr operand) {
        boolean isText = operand.type().kind() == Kind.VARCHAR && !Literals.isNull(operand);
        return isText ? CHECKED.call(operand) : Casts.cast(operand, SqlType.JSON);
    }
}

package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.input.ValueText;
import java.util.List;

/** The cast to smallint, whose values are integers of a smaller range. */
public final class SmallintCast {

    private static final ScalarFunction IN_RANGE = Definition.named("SMALLINT")
            .arguments(1)
            .typedBy((function, arguments) -> Expr.Call.strict(function, arguments, SqlType.INTEGER))
            .unary(value -> inRange((Integer) value));

    private static final ScalarFunction FROM_TEXT = Definition.named("SMALLINT_FROM_TEXT")
            .takes(SqlType.VARCHAR)
            .gives(SqlType.INTEGER)
            .unary(value -> ValueText.smallint((String) value));

    private SmallintCast() {}

    /** Makes {@code CAST(x AS SMALLINT)}. */
    public static Expr of(Expr number) {
        if (number.type().kind() == Kind.VARCHAR && !Literals.isUntyped(number)) {
            return FROM_TEXT.call(number);
        }
        if (!Types.isNumber(number.type()) && !Literals.isUntyped(number)) {
            throw ExprException.unsupported(
                    "CAST from " + number.type()
                            + " to smallint is not supported: write it for a number or a text. PostgreSQL has no such cast from boolean.");
        }
        return IN_RANGE.call(List.of(Casts.cast(number, SqlType.INTEGER)));
    }

    private static Integer inRange(Integer value) {
        if (value < Short.MIN_VALUE || value > Short.MAX_VALUE) {
            throw ExprException.failed(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "smallint out of range: " + value + ".");
        }
        return value;
    }
}

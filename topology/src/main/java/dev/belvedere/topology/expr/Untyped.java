package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text literals and NULLs that take the type of what stands beside them, as PostgreSQL's literals of type {@code unknown} do. */
final class Untyped {

    private Untyped() {}

    static boolean is(Expr expression) {
        return expression instanceof Expr.Literal literal && literal.type().kind() == Kind.VARCHAR;
    }

    /** The expression, its value read as the type where it is an untyped literal. */
    static Expr as(Expr expression, SqlType type) {
        return is(expression) ? CastCalls.cast(expression, type) : expression;
    }

    /** The expression beside another one: of two untyped literals both stay texts. */
    static Expr beside(Expr expression, Expr other) {
        SqlType type = other.type().kind() == Kind.DECIMAL ? SqlType.NUMERIC : other.type();
        return is(other) ? expression : as(expression, type);
    }

    /** The type that all those have in common that are typed; text where none is. */
    static SqlType commonType(List<Expr> expressions) {
        @Nullable SqlType common = null;
        for (Expr expression : expressions) {
            if (!is(expression)) {
                common = common == null
                        ? Types.ofBranches(expression.type(), expression.type())
                        : Types.ofBranches(common, expression.type());
            }
        }
        return common == null ? SqlType.VARCHAR : common;
    }
}

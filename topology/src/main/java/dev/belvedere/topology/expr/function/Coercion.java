package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the types of untyped literals, texts and NULLs, from what stands beside them, as PostgreSQL does with its type {@code unknown}. */
public final class Coercion {

    private Coercion() {}

    /** Reads an untyped literal as a value of the type, and returns any other expression as it is. */
    public static Expr as(Expr expression, SqlType type) {
        return Literals.isUntyped(expression) ? Casts.cast(expression, type) : expression;
    }

    /** Reads an untyped literal as a value of the other expression's type. Of two untyped literals both stay texts. */
    public static Expr beside(Expr expression, Expr other) {
        SqlType type = other.type().kind() == Kind.DECIMAL ? SqlType.NUMERIC : other.type();
        return Literals.isUntyped(other) ? expression : as(expression, type);
    }

    /** Returns the common type of the typed expressions among these; text if there are none. */
    public static SqlType commonType(List<Expr> expressions) {
        @Nullable SqlType common = null;
        for (Expr expression : expressions) {
            if (!Literals.isUntyped(expression)) {
                common = common == null
                        ? Types.ofBranches(expression.type(), expression.type())
                        : Types.ofBranches(common, expression.type());
            }
        }
        return common == null ? SqlType.VARCHAR : common;
    }
}

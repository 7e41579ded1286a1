package dev.belvedere.topology.expr.document;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.json.JsonbDocument;
import org.jspecify.annotations.Nullable;

/** The types of the arguments that functions of documents take, and their values. */
final class Documents {

    static final SqlType PATH = SqlType.arrayOf(SqlType.VARCHAR);

    private Documents() {}

    /** Returns an argument that has to be a document; PostgreSQL cannot tell of a literal alone whether it is json or jsonb. */
    static Expr document(Expr.Operation function, Expr expression) {
        if (expression.type().kind() != Kind.JSON) {
            throw ExprException.unsupported(function + " takes a document, and this is " + expression.type()
                    + (Literals.isUntyped(expression) ? ". Write ::jsonb behind it." : "."));
        }
        return expression;
    }

    /** Returns an argument that has to be an array of texts: {@code '{items,0}'} or {@code ARRAY['items', '0']}. */
    static Expr path(Expr.Operation function, Expr expression) {
        Expr path = Coercion.as(expression, PATH);
        if (!path.type().equals(PATH)) {
            throw ExprException.unsupported(
                    function + " takes an array of texts, like '{items,0}', and this is " + path.type() + ".");
        }
        return path;
    }

    static @Nullable Object parsed(Object document) {
        return JsonbDocument.parse((String) document);
    }
}

package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.json.JsonbDocument;
import dev.belvedere.topology.expr.json.JsonbEdits;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms of {@code -} that take documents: without a name, without several, without the element of an index. */
final class DocumentRemoval {

    private static final SqlType NAMES = SqlType.arrayOf(SqlType.VARCHAR);

    private DocumentRemoval() {}

    /** Types the difference of a document; empty for other types. */
    static Optional<Expr> minus(Expr.Operation function, Expr document, Expr removed) {
        if (document.type().kind() != Kind.JSON) {
            return Optional.empty();
        }
        Kind kind = removed.type().kind();
        if (kind != Kind.VARCHAR && kind != Kind.INTEGER && !removed.type().equals(NAMES)) {
            throw ExprException.unsupported(
                    "- removes a name, an array of names or the element of an index from a document, and this is "
                            + removed.type() + ".");
        }
        return Optional.of(Expr.Call.strict(function, List.of(document, removed), SqlType.JSON));
    }

    static Evaluator minus(Expr.Call call, List<Evaluator> arguments) {
        return Strict.binary(
                call,
                arguments,
                (document, removed) -> JsonbDocument.text(without(JsonbDocument.parse((String) document), removed)));
    }

    private static @Nullable Object without(@Nullable Object document, Object removed) {
        if (removed instanceof Integer index) {
            return JsonbEdits.without(document, index);
        }
        return JsonbEdits.without(document, removed instanceof Collection<?> names ? names : List.of(removed));
    }
}

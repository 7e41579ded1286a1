package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Signature;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.text.LikePattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** LIKE. A pattern that is a literal is compiled once. */
final class LikeFunction {

    /** Takes a text, a pattern and, optionally, the escape character. */
    static final ScalarFunction LIKE = Definition.named("LIKE")
            .asOperator("LIKE")
            .arguments(2, 3)
            .typedBy(LikeFunction::typed)
            .computedBy(LikeFunction::evaluator);

    /** As {@link #LIKE}, between texts in lower case. */
    static final ScalarFunction ILIKE = Definition.named("ILIKE")
            .asOperator("ILIKE")
            .arguments(2)
            .typedBy((function, arguments) -> LIKE.call(lowered(arguments)))
            .computedBy(LikeFunction::evaluator);

    static final List<ScalarFunction> ALL = List.of(LIKE, ILIKE);

    private LikeFunction() {}

    private static List<Expr> lowered(List<Expr> arguments) {
        List<Expr> lowered = new ArrayList<>(arguments);
        lowered.set(0, TextFunctions.LOWER.call(arguments.get(0)));
        lowered.set(1, TextFunctions.LOWER.call(arguments.get(1)));
        return lowered;
    }

    private static Expr typed(Expr.Operation function, List<Expr> arguments) {
        arguments.forEach(argument -> Signature.text("LIKE", argument));
        if (arguments.size() > 2 && !isEscape(arguments.get(2))) {
            throw ExprException.unsupported("ESCAPE takes one character, or '' for none, as a literal.");
        }
        String constant = constant(arguments.get(1));
        if (constant != null) {
            compiled(constant, arguments).refuseOpenEnd();
        }
        return Expr.Call.strict(function, arguments, SqlType.BOOLEAN);
    }

    private static boolean isEscape(Expr argument) {
        String written = constant(argument);
        return Literals.isNull(argument) || (written != null && written.codePointCount(0, written.length()) <= 1);
    }

    private static Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        if (arguments.size() > 2 && Literals.isNull(call.arguments().get(2))) {
            return row -> null;
        }
        String constant = constant(call.arguments().get(1));
        if (constant != null) {
            LikePattern pattern = compiled(constant, call.arguments());
            return Strict.unary(arguments, text -> pattern.matches((String) text));
        }
        return Strict.binary(
                call,
                arguments,
                (text, pattern) -> compiled((String) pattern, call.arguments()).matches((String) text));
    }

    private static LikePattern compiled(String pattern, List<Expr> arguments) {
        return LikePattern.of(pattern, arguments.size() > 2 ? constant(arguments.get(2)) : null);
    }

    /** Returns the text of a literal; null for other expressions, and for NULL. */
    private static @Nullable String constant(Expr expression) {
        return expression instanceof Expr.Literal literal && literal.value() instanceof String text ? text : null;
    }
}

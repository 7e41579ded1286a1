package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.ArrayList;
import java.util.List;

/** Makes calls that give one of their arguments: CASE, COALESCE, NULLIF. */
final class ConditionalCalls {

    private ConditionalCalls() {}

    static Expr choice(List<Expr> arguments) {
        List<Expr> results = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            results.add(arguments.get(i));
        }
        results.add(arguments.get(arguments.size() - 1));
        List<Expr> alike = alike(results);
        List<Expr> operands = new ArrayList<>();
        for (int i = 0; i < alike.size() - 1; i++) {
            operands.add(LogicCalls.condition(arguments.get(2 * i), "WHEN"));
            operands.add(alike.get(i));
        }
        operands.add(alike.get(alike.size() - 1));
        return new Expr.Call(Operation.CASE, operands, typeOf(alike), Types.anyNullable(alike));
    }

    static Expr coalesce(List<Expr> arguments) {
        List<Expr> alike = alike(arguments);
        boolean nullable = alike.stream().allMatch(Expr::nullable);
        return new Expr.Call(Operation.COALESCE, alike, typeOf(alike), nullable);
    }

    /** The result has the type in which the first argument is compared: NULLIF(1, 2.5) is a numeric. */
    static Expr nullIf(Expr value, Expr other) {
        List<Expr> compared = ComparisonCalls.comparable(Operation.NULLIF, value, other);
        Expr result = keepsItsType(value, other) ? Untyped.beside(value, other) : compared.get(0);
        return new Expr.Call(Operation.NULLIF, List.of(result, compared.get(1)), result.type(), true);
    }

    /** PostgreSQL has operators of their own between these, which take the left side as it is. */
    private static boolean keepsItsType(Expr value, Expr other) {
        boolean integers = isInteger(value) && isInteger(other);
        boolean real = value.type().kind() == Kind.REAL && Types.isNumber(other.type());
        return integers || real || (Types.isDay(value.type()) && Types.isDay(other.type()));
    }

    private static boolean isInteger(Expr value) {
        return value.type().kind() == Kind.INTEGER || value.type().kind() == Kind.BIGINT;
    }

    private static List<Expr> alike(List<Expr> results) {
        SqlType common = Untyped.commonType(results);
        return results.stream().map(result -> CastCalls.cast(result, common)).toList();
    }

    private static SqlType typeOf(List<Expr> alike) {
        SqlType first = alike.get(0).type();
        return first.kind() == Kind.DECIMAL ? Numbers.anyOf(typesOfValues(alike)) : first;
    }

    /** The types of those that are not always NULL. */
    private static List<SqlType> typesOfValues(List<Expr> alike) {
        List<SqlType> types = alike.stream()
                .filter(expression -> !(expression instanceof Expr.Literal literal && literal.value() == null))
                .map(Expr::type)
                .toList();
        return types.isEmpty() ? List.of(SqlType.NUMERIC) : types;
    }
}

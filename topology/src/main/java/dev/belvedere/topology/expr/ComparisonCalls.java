package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes comparisons. */
final class ComparisonCalls {

    private static final Set<Operation> ORDERINGS =
            Set.of(Operation.LESS, Operation.LESS_OR_EQUAL, Operation.GREATER, Operation.GREATER_OR_EQUAL);

    private ComparisonCalls() {}

    static Expr compare(Operation operation, Expr left, Expr right) {
        List<Expr> arguments = comparable(operation, left, right);
        boolean nullable = operation != Operation.IS_DISTINCT && Types.anyNullable(arguments);
        return new Expr.Call(operation, arguments, SqlType.BOOLEAN, nullable);
    }

    /** Both sides in the type in which they are compared; a date and a timestamp are compared as they are. */
    static List<Expr> comparable(Operation operation, Expr left, Expr right) {
        Expr typedLeft = Untyped.beside(left, right);
        Expr typedRight = Untyped.beside(right, left);
        SqlType type = comparedAs(typedLeft.type(), typedRight.type());
        refuse(operation, type);
        if (Types.isDay(type)) {
            return List.of(typedLeft, typedRight);
        }
        return List.of(CastCalls.cast(typedLeft, type), CastCalls.cast(typedRight, type));
    }

    private static SqlType comparedAs(SqlType left, SqlType right) {
        if (Types.isNumber(left) && Types.isNumber(right)) {
            return Types.ofOperator(left, right);
        }
        if (left.equals(right)) {
            return left;
        }
        if (Types.isDay(left) && Types.isDay(right)) {
            return SqlType.TIMESTAMP;
        }
        if ((left.kind() == Kind.TIMESTAMPTZ && Types.isDay(right))
                || (right.kind() == Kind.TIMESTAMPTZ && Types.isDay(left))) {
            throw ExprException.unsupported(left + " and " + right
                    + " cannot be compared: which moment a date or a timestamp without time zone means depends on the session's time zone."
                    + " Compare with a literal that says its offset, like '2020-01-31 12:00:00+00'.");
        }
        throw ExprException.unsupported(left + " and " + right
                + " cannot be compared: there is no such operator in PostgreSQL. Give both the same type by CAST.");
    }

    private static void refuse(Operation operation, SqlType type) {
        if (type.kind() == Kind.VARCHAR && ORDERINGS.contains(operation)) {
            throw ExprException.unsupported("texts are ordered by the database's collation, which events do not tell."
                    + " Compare texts by =, <>, IN or LIKE.");
        }
        if (type.kind() == Kind.JSON || type.kind() == Kind.ARRAY) {
            throw ExprException.unsupported("values of type " + type + " are not compared: PostgreSQL looks into them."
                    + " Compare columns of a plain type.");
        }
    }

    /**
     * As PostgreSQL takes a list apart: those members that name no column become of one type with the left side, if there are several; all others
     * are compared one by one.
     */
    static Expr in(Expr left, List<Expr> members) {
        List<Expr> constants =
                members.stream().filter(ComparisonCalls::isConstant).toList();
        List<Expr> parts = new ArrayList<>();
        if (constants.size() > 1) {
            parts.add(inConstants(left, constants));
        }
        members.stream()
                .filter(member -> constants.size() == 1 || !isConstant(member))
                .forEach(member -> parts.add(Exprs.call(Operation.EQUALS, List.of(left, member))));
        return parts.size() == 1 ? parts.get(0) : Exprs.call(Operation.OR, parts);
    }

    private static boolean isConstant(Expr member) {
        return member.inputs().findAny().isEmpty();
    }

    private static Expr inConstants(Expr left, List<Expr> constants) {
        List<Expr> all = new ArrayList<>();
        all.add(left);
        all.addAll(constants);
        SqlType common = Untyped.commonType(all);
        refuse(Operation.IN, common);
        List<Expr> arguments =
                all.stream().map(each -> CastCalls.cast(each, common)).toList();
        return Simplified.of(new Expr.Call(Operation.IN, arguments, SqlType.BOOLEAN, Types.anyNullable(arguments)));
    }
}

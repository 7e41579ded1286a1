package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls, each with the type that PostgreSQL gives its result. A {@code numeric} result has a scale in its type where all its values have that
 * scale, which PostgreSQL's own types do not tell.
 *
 * <p>A text literal is read as PostgreSQL reads an untyped one: it becomes what stands beside it ({@code day > '2020-01-01'}).
 */
public final class Exprs {

    private Exprs() {}

    /**
     * A call of the operation, other than {@link Operation#CAST}, with casts around its arguments where PostgreSQL has them.
     *
     * @throws ExprException where there is no such operation for these types, or it cannot be kept exact
     */
    public static Expr call(Operation operation, List<Expr> arguments) {
        Expr made = made(operation, arguments);
        return made instanceof Expr.Call call ? Simplified.of(call) : made;
    }

    private static Expr made(Operation operation, List<Expr> arguments) {
        return switch (operation) {
            case AND, OR, NOT, IS_TRUE, IS_FALSE, IS_NULL -> LogicCalls.call(operation, arguments);
            case CASE -> ConditionalCalls.choice(arguments);
            case COALESCE -> ConditionalCalls.coalesce(arguments);
            case NULLIF -> ConditionalCalls.nullIf(arguments.get(0), arguments.get(1));
            case EQUALS, NOT_EQUALS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IS_DISTINCT ->
                ComparisonCalls.compare(operation, arguments.get(0), arguments.get(1));
            case IN -> ComparisonCalls.in(arguments.get(0), arguments.subList(1, arguments.size()));
            case PLUS, MINUS, TIMES, DIVIDE, MOD -> ArithmeticCalls.call(operation, arguments.get(0), arguments.get(1));
            case NEGATE, ABS -> ArithmeticCalls.sign(operation, arguments.get(0));
            case ROUND, FLOOR, CEIL -> RoundingCalls.call(operation, arguments);
            case CONCAT, LOWER, UPPER, TRIM_LEADING, TRIM_TRAILING, TRIM_BOTH, SUBSTRING, CHAR_LENGTH, LIKE ->
                TextCalls.call(operation, arguments);
            case EXTRACT -> TimeCalls.extract(arguments.get(0), arguments.get(1));
            case TRUNCATE -> TimeCalls.truncate(arguments.get(0), arguments.get(1));
            case CAST -> throw new IllegalArgumentException("a cast needs its type");
        };
    }

    /**
     * {@code CAST(argument AS type)}.
     *
     * @throws ExprException where the types cannot be cast, or the result depends on more than the row
     */
    public static Expr cast(Expr argument, SqlType type) {
        return CastCalls.cast(argument, type);
    }

    /** All of them; TRUE where there are none. */
    public static Expr and(List<Expr> conditions) {
        return switch (conditions.size()) {
            case 0 -> new Expr.Literal(true, SqlType.BOOLEAN);
            case 1 -> conditions.get(0);
            default -> LogicCalls.call(Operation.AND, conditions);
        };
    }

    public static Expr isNull(Expr argument) {
        return LogicCalls.call(Operation.IS_NULL, List.of(argument));
    }

    public static Expr not(Expr argument) {
        return LogicCalls.call(Operation.NOT, List.of(argument));
    }

    /** {@code then} where the condition is TRUE, NULL elsewhere. */
    public static Expr onlyWhere(Expr condition, Expr then) {
        return new Expr.Call(
                Operation.CASE, List.of(condition, then, new Expr.Literal(null, then.type())), then.type(), true);
    }

    /** A number: without a point integer, bigint or numeric, whichever is the first that holds it. */
    public static Expr.Literal number(BigDecimal value) {
        if (fits(value, Integer.SIZE)) {
            return new Expr.Literal(value.intValueExact(), SqlType.INTEGER);
        }
        if (fits(value, Long.SIZE)) {
            return new Expr.Literal(value.longValueExact(), SqlType.BIGINT);
        }
        return new Expr.Literal(value, Numbers.typeOf(value));
    }

    /** A text, or where it stands beside another type, a value of that type; null is an untyped NULL. */
    public static Expr.Literal text(@Nullable String value) {
        return new Expr.Literal(value, SqlType.VARCHAR);
    }

    private static boolean fits(BigDecimal value, int bits) {
        return value.scale() == 0 && value.unscaledValue().bitLength() < bits;
    }
}

package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.Interval;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.NumericTypes;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.input.ValueText;
import dev.belvedere.topology.expr.interval.LaterTimes;
import dev.belvedere.topology.expr.value.ValueConversions;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Makes casts. */
public final class Casts {

    // Not made by a Definition, whose fixed types make casts.
    /** The cast of a value that is known when the row is. */
    public static final ScalarFunction CAST = new ScalarFunction(
            "CAST",
            List.of(),
            List.of(),
            new ScalarFunction.Arity(1, 1),
            (function, arguments) -> {
                throw new IllegalArgumentException("a cast needs its type");
            },
            ConstantFolding::strict,
            (call, arguments) ->
                    Strict.unary(arguments, conversion(call.arguments().get(0).type(), call.type())));

    // Values are written as by default: DateStyle, IntervalStyle and extra_float_digits are seldom set.
    private static final Set<Kind> WRITTEN = EnumSet.of(
            Kind.INTEGER,
            Kind.BIGINT,
            Kind.DECIMAL,
            Kind.REAL,
            Kind.DOUBLE,
            Kind.BOOLEAN,
            Kind.UUID,
            Kind.DATE,
            Kind.TIME,
            Kind.TIMESTAMP,
            Kind.INTERVAL,
            Kind.JSON);

    private Casts() {}

    /**
     * Makes {@code CAST(argument AS type)}. An untyped literal becomes a literal of the type.
     *
     * @throws ExprException if the types cannot be cast, or if the result depends on more than the row
     */
    public static Expr cast(Expr argument, SqlType type) {
        if (argument.type().equals(type)
                || (type.equals(SqlType.NUMERIC) && argument.type().kind() == Kind.DECIMAL)) {
            return argument;
        }
        if (Literals.isUntyped(argument)) {
            return parsed((Expr.Literal) argument, type);
        }
        refuse(argument.type(), type);
        SqlType result = type.equals(SqlType.NUMERIC) ? NumericTypes.numericOf(argument.type()) : type;
        return shortest(CAST.simplified(new Expr.Call(CAST, List.of(argument), result, argument.nullable())), type);
    }

    private static Expr.Literal parsed(Expr.Literal literal, SqlType type) {
        if (!(literal.value() instanceof String text)) {
            return new Expr.Literal(null, type);
        }
        Object value = ValueText.literal(text, type);
        return new Expr.Literal(value, type.equals(SqlType.NUMERIC) ? NumericTypes.typeOf((BigDecimal) value) : type);
    }

    /** As a plain numeric a literal has the digits that it is written with. */
    private static Expr shortest(Expr cast, SqlType type) {
        return type.equals(SqlType.NUMERIC)
                        && cast instanceof Expr.Literal literal
                        && literal.value() instanceof BigDecimal number
                ? new Expr.Literal(number, NumericTypes.typeOf(number))
                : cast;
    }

    private static void refuse(SqlType from, SqlType to) {
        if (!isPossible(from, to)) {
            throw ExprException.unsupported(
                    "CAST from " + from + " to " + to + " is not supported: " + reason(from, to));
        }
    }

    private static Strict.Unary conversion(SqlType from, SqlType to) {
        if (from.kind() == Kind.VARCHAR) {
            Function<String, Object> reader = ValueText.reader(to);
            return value -> reader.apply((String) value);
        }
        return to.kind() == Kind.TIME
                ? value -> LaterTimes.ofDay((Interval) value)
                : ValueConversions.between(from, to)::apply;
    }

    private static boolean isPossible(SqlType from, SqlType to) {
        if (from.kind() == Kind.VARCHAR) {
            return ValueText.isReadFromRows(to);
        }
        if ((Types.isNumber(from) && Types.isNumber(to)) || (Types.isDay(from) && Types.isDay(to))) {
            return true;
        }
        return switch (to.kind()) {
            case VARCHAR -> WRITTEN.contains(from.kind());
            case INTEGER -> from.kind() == Kind.BOOLEAN;
            case BOOLEAN -> from.kind() == Kind.INTEGER;
            case TIME -> from.kind() == Kind.INTERVAL;
            case INTERVAL -> from.kind() == Kind.TIME;
            default -> false;
        };
    }

    private static String reason(SqlType from, SqlType to) {
        if (from.kind() == Kind.TIMESTAMPTZ || to.kind() == Kind.TIMESTAMPTZ) {
            return "it depends on the session's time zone. Keep a timestamp without time zone in the table; or, if the"
                    + " views are those of sessions in UTC, set sql.time-zone: UTC.";
        }
        if (to.kind() == Kind.JSON) {
            return "write TO_JSONB(…).";
        }
        if (from.kind() == Kind.JSON) {
            return "write (… ->> 'name')::" + to.sql() + ", which casts the text.";
        }
        return "PostgreSQL has no such cast.";
    }
}

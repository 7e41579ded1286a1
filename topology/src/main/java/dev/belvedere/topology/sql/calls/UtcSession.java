package dev.belvedere.topology.sql.calls;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.library.TimeFunctions;
import dev.belvedere.topology.expr.library.ZoneFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a session whose time zone is UTC makes of timestamps with time zone: it shows, compares and casts them by UTC's clocks. */
public final class UtcSession {

    private static final Set<String> OF_CLOCKS = Set.of("EXTRACT", "DATE_PART", "TO_CHAR", "DATE", "AGE");
    private static final Set<String> ARITHMETIC = Set.of("PLUS", "MINUS");
    private static final Set<String> DOCUMENTS = Set.of(
            "JSONB_BUILD_OBJECT",
            "JSONB_BUILD_ARRAY",
            "TO_JSONB",
            "JSON_BUILD_OBJECT",
            "JSON_BUILD_ARRAY",
            "TO_JSON",
            "ROW_TO_JSON");
    private static final Set<String> DOCUMENTS_WITH_KEYS =
            Set.of("JSONB_BUILD_OBJECT", "JSON_BUILD_OBJECT", "ROW_TO_JSON");
    private static final Set<String> COMPARING = Set.of(
            "EQUALS",
            "NOT_EQUALS",
            "LESS",
            "LESS_OR_EQUAL",
            "GREATER",
            "GREATER_OR_EQUAL",
            "IS_DISTINCT",
            "IN",
            "OVERLAPS",
            "COALESCE",
            "NULLIF",
            "GREATEST",
            "LEAST");

    private UtcSession() {}

    /** Makes a call of the function. */
    public static Expr call(ScalarFunction function, List<Expr> arguments) {
        String name = function.toString();
        if (name.equals("DATE_TRUNC")) {
            return TimeFunctions.TRUNCATE_IN_UTC.call(arguments);
        }
        if (arguments.stream().noneMatch(UtcSession::isMoment)) {
            return function.call(arguments);
        }
        if (OF_CLOCKS.contains(name)) {
            return function.call(arguments.stream().map(UtcSession::clock).toList());
        }
        if (ARITHMETIC.contains(name)) {
            boolean difference = name.equals("MINUS") && arguments.get(1).type().kind() != Kind.INTERVAL;
            return difference
                    ? function.call(arguments.stream().map(UtcSession::moment).toList())
                    : ZoneFunctions.atUtc(function.call(
                            arguments.stream().map(UtcSession::clock).toList()));
        }
        if (DOCUMENTS.contains(name)) {
            return function.call(members(arguments, DOCUMENTS_WITH_KEYS.contains(name)));
        }
        if (name.equals("DATE_BIN")) {
            return function.call(arguments.get(0), moment(arguments.get(1)), moment(arguments.get(2)));
        }
        return function.call(
                COMPARING.contains(name)
                        ? arguments.stream().map(UtcSession::moment).toList()
                        : arguments);
    }

    /** Makes a cast. */
    public static Expr cast(Expr operand, SqlType type) {
        if (type.kind() == Kind.TIMESTAMPTZ) {
            return isText(operand) ? ZoneFunctions.MOMENT_FROM_TEXT.call(operand) : moment(operand);
        }
        if (!isMoment(operand)) {
            return Casts.cast(operand, type);
        }
        return type.kind() == Kind.VARCHAR ? ZoneFunctions.TEXT_IN_UTC.call(operand) : Casts.cast(clock(operand), type);
    }

    /** The values of a document, moments among them as texts; any other expression, and any key, as it is. */
    private static List<Expr> members(List<Expr> arguments, boolean withKeys) {
        List<Expr> members = new ArrayList<>();
        for (Expr argument : arguments) {
            boolean isKey = withKeys && members.size() % 2 == 0;
            members.add(isMoment(argument) && !isKey ? ZoneFunctions.MEMBER_IN_UTC.call(argument) : argument);
        }
        return members;
    }

    private static boolean isText(Expr expression) {
        return expression.type().kind() == Kind.VARCHAR && !Literals.isUntyped(expression);
    }

    private static boolean isMoment(Expr expression) {
        return expression.type().kind() == Kind.TIMESTAMPTZ;
    }

    /** A moment as a timestamp; any other expression as it is. */
    private static Expr clock(Expr expression) {
        return isMoment(expression) ? ZoneFunctions.atUtc(expression) : expression;
    }

    /** A date, a timestamp or an untyped literal as a moment; any other expression as it is. */
    private static Expr moment(Expr expression) {
        if (Literals.isUntyped(expression)) {
            return literal(expression);
        }
        return Types.isDay(expression.type())
                ? ZoneFunctions.atUtc(Casts.cast(expression, SqlType.TIMESTAMP))
                : expression;
    }

    /** A literal that states no offset is a time of UTC's clocks. */
    private static Expr literal(Expr text) {
        try {
            return Casts.cast(text, SqlType.TIMESTAMPTZ);
        } catch (ExprException withoutOffset) {
            return ZoneFunctions.atUtc(Casts.cast(text, SqlType.TIMESTAMP));
        }
    }
}

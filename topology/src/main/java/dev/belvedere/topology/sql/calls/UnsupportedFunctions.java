package dev.belvedere.topology.sql.calls;

import dev.belvedere.topology.expr.library.Functions;
import dev.belvedere.topology.sql.text.Spelling;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;

/** Gives the reasons why functions that users may expect are refused. */
public final class UnsupportedFunctions {

    public static final String SUBQUERY = "a subquery in an expression is not supported. Join the table instead.";

    private static final String CLOCK =
            " is another value at every moment, so a view would change without a change of its tables. Write a"
                    + " literal, or compare with the time when you read the view.";
    private static final String CHANCE =
            " is another value each time, so no view can be exact. Keep the number in a column of the table.";
    private static final String SESSION =
            " depends on the session that asks, and a view has none. Keep the value in a column of the table.";

    private static final String PATH_QUERY =
            " takes a query in the language of SQL/JSON paths, which views do not know. Take the part by -> or #>, or its"
                    + " elements by JSONB_ARRAY_ELEMENTS, and compare it.";

    private static final Set<String> CLOCKS = Set.of(
            "NOW",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "CLOCK_TIMESTAMP",
            "STATEMENT_TIMESTAMP",
            "TRANSACTION_TIMESTAMP",
            "TIMEOFDAY");
    private static final Set<String> CHANCES = Set.of("RANDOM", "RAND", "RAND_INTEGER", "GEN_RANDOM_UUID", "NEXTVAL");
    private static final Set<String> SESSIONS = Set.of(
            "USER",
            "CURRENT_USER",
            "SESSION_USER",
            "SYSTEM_USER",
            "CURRENT_ROLE",
            "CURRENT_SCHEMA",
            "CURRENT_CATALOG",
            "CURRENT_PATH");

    private UnsupportedFunctions() {}

    public static String reasonAgainst(SqlCall call) {
        String name = OperatorNames.name(call);
        if (name.equals("AGE")) {
            return age(call);
        }
        if (name.equalsIgnoreCase(Spelling.LIKE_ANY) || name.equalsIgnoreCase(Spelling.LIKE_ALL)) {
            return "LIKE ANY and LIKE ALL take patterns that are listed, as in LIKE ANY (ARRAY['a%', 'b%']).";
        }
        return switch (call.getKind()) {
            case OVER, WITHIN_GROUP, RESPECT_NULLS, IGNORE_NULLS ->
                "a window function stands in the SELECT list only. Write the query in FROM, and the condition around it.";
            case SELECT, UNION, INTERSECT, EXCEPT, WITH, ORDER_BY, VALUES, SCALAR_QUERY, EXISTS, SOME, ALL -> SUBQUERY;
            case ROW -> "rows in parentheses are not supported. Compare their columns one by one with AND.";
            case FILTER -> aggregate("FILTER");
            default ->
                Aggregates.isAggregate(call)
                        ? aggregate(Aggregates.name(call))
                        : reasonAgainst(name).orElseGet(() -> unknown(name, call));
        };
    }

    private static String age(SqlCall call) {
        return call.operandCount() == 1
                ? "AGE of one time" + CLOCK
                : "AGE of two times is an interval, which no column of a view can be. Take its parts by EXTRACT(YEAR FROM"
                        + " AGE(…)), or subtract the dates.";
    }

    /** Returns the reason against a function of this name, or against the word without parentheses. */
    public static Optional<String> reasonAgainst(String function) {
        String name = function.toUpperCase(Locale.ROOT);
        if (CLOCKS.contains(name)) {
            return Optional.of(name + CLOCK);
        }
        if (CHANCES.contains(name)) {
            return Optional.of(name + CHANCE);
        }
        if (name.equals("@?") || name.equals("@@") || name.startsWith("JSONB_PATH_")) {
            return Optional.of(name + PATH_QUERY);
        }
        if (SESSIONS.contains(name)) {
            return Optional.of(name + SESSION);
        }
        return Optional.empty();
    }

    private static String aggregate(String name) {
        return "an aggregate (" + name
                + ") stands in the SELECT list or in HAVING, and not inside another one. Compute the inner one in a"
                + " view of its own.";
    }

    private static String unknown(String name, SqlCall call) {
        boolean function =
                call.getOperator() instanceof SqlFunction && call.getKind() != SqlKind.CEIL && Functions.isWord(name);
        return name + " is not " + (function ? "a function" : "an operator") + " that views know. They know "
                + String.join(", ", Functions.names())
                + ", TRIM, EXTRACT, CAST, CASE, comparisons and arithmetic.";
    }
}

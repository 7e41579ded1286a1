package dev.belvedere.topology.sql.calls;

import dev.belvedere.serdes.failure.Nearest;
import dev.belvedere.topology.expr.library.Functions;
import dev.belvedere.topology.sql.text.Spelling;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

    private static final String GIVES_ROWS =
            " gives rows: it stands in FROM, or in a SELECT list that has no *, no window function and no aggregate that is"
                    + " not grouped by it.";
    private static final String READ_BY_PATTERN =
            " reads a text by a pattern, which views do not. Cast a text in ISO format (CAST(x AS DATE)), or take its"
                    + " parts by SUBSTRING or SPLIT_PART, and put them together.";

    /** A name with more differences is another one. */
    private static final int MOST_EDITS = 2;

    private static final Map<String, String> REASONS = new HashMap<>();

    static {
        because(
                CLOCK,
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
        because(CHANCE, "RANDOM", "RAND", "RAND_INTEGER", "GEN_RANDOM_UUID", "NEXTVAL");
        because(READ_BY_PATTERN, "TO_DATE", "TO_TIMESTAMP", "TO_NUMBER");
        because(
                SESSION,
                "USER",
                "CURRENT_USER",
                "SESSION_USER",
                "SYSTEM_USER",
                "CURRENT_ROLE",
                "CURRENT_SCHEMA",
                "CURRENT_CATALOG",
                "CURRENT_PATH");
        because(PATH_QUERY, "@?", "@@");
        Spelling.GIVE_ROWS.forEach(name -> because(GIVES_ROWS, name.toUpperCase(Locale.ROOT)));
    }

    /** The functions that PostgreSQL calls without parentheses: a column has such a name in quotes only. */
    private static final Set<String> WORDS = Set.of(
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "USER",
            "CURRENT_USER",
            "SESSION_USER",
            "SYSTEM_USER",
            "CURRENT_ROLE",
            "CURRENT_SCHEMA",
            "CURRENT_CATALOG");

    private static void because(String reason, String... names) {
        for (String name : names) {
            REASONS.put(name, reason);
        }
    }

    private UnsupportedFunctions() {}

    public static String reasonAgainst(SqlCall call) {
        String name = OperatorNames.name(call);
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
                        : reasonAgainstFunction(name).orElseGet(() -> unknown(name, call));
        };
    }

    /** Returns the reason against a word without parentheses, which is a column unless PostgreSQL reserves it. */
    public static Optional<String> reasonAgainst(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return WORDS.contains(name) ? reasonAgainstFunction(name) : Optional.empty();
    }

    private static Optional<String> reasonAgainstFunction(String name) {
        String reason = name.startsWith("JSONB_PATH_") ? PATH_QUERY : REASONS.get(name.toUpperCase(Locale.ROOT));
        return Optional.ofNullable(reason).map(why -> name + why);
    }

    private static String aggregate(String name) {
        return "an aggregate (" + name
                + ") stands in the SELECT list or in HAVING, and not inside another one. Compute the inner one in a"
                + " view of its own.";
    }

    private static String unknown(String name, SqlCall call) {
        boolean function =
                call.getOperator() instanceof SqlFunction && call.getKind() != SqlKind.CEIL && Functions.isWord(name);
        return name + " is not " + (function ? "a function" : "an operator") + " that views know"
                + (function ? similar(name) : ".") + " The SQL reference lists those that they do.";
    }

    private static String similar(String name) {
        return Nearest.to(name, Functions.names())
                .filter(known -> Nearest.edits(name, known) <= MOST_EDITS)
                .map(known -> "; did you mean " + known + "?")
                .orElse(".");
    }

    /** Returns the reason against a function in FROM. */
    public static String reasonAgainstInFrom(SqlCall call) {
        String name = Aggregates.name(call);
        return reasonAgainstFunction(name)
                .orElse(name + " in FROM is not a function that views know. They know UNNEST, GENERATE_SERIES,"
                        + " STRING_TO_TABLE, REGEXP_SPLIT_TO_TABLE, JSONB_ARRAY_ELEMENTS, JSONB_ARRAY_ELEMENTS_TEXT, JSONB_EACH,"
                        + " JSONB_EACH_TEXT and JSONB_OBJECT_KEYS.");
    }
}

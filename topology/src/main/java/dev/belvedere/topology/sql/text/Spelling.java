package dev.belvedere.topology.sql.text;

import dev.belvedere.topology.sql.text.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes PostgreSQL's tokens as Calcite's Babel parser reads them: words that PostgreSQL does not reserve, and Babel does, become quoted names; escape and
 * dollar-quoted strings become plain ones; ISNULL and NOTNULL, which Babel takes for names, are written out. Used once.
 */
public final class Spelling {

    /** The name of the function that stands first in the SELECT list for {@code DISTINCT ON (…)}. */
    public static final String DISTINCT_ON = "distinct on";

    /** What begins the first argument of a function that is spelled in another way than it is called; its name follows. */
    public static final String NAMED = "named ";

    /** The names of the functions that stand for the list behind {@code LIKE ANY} and {@code LIKE ALL}. */
    public static final String LIKE_ANY = "like any";

    public static final String LIKE_ALL = "like all";

    /** The last item of ORDER BY for {@code FETCH FIRST n ROWS WITH TIES}. */
    public static final String WITH_TIES = "with ties";

    /** What begins the name of a type that stands for COLLATE: {@code name COLLATE "C"} is written as a cast. */
    public static final String COLLATE = "collate ";

    /** What begins the name of a type that stands for AT TIME ZONE, with a zone that is a literal. */
    public static final String AT_TIME_ZONE = "at time zone ";

    /** Where one of Babel's reserved words is the keyword in PostgreSQL too; everywhere else it is a name. */
    private enum Keyword {
        NEVER,
        /** A function or a constructor: before a parenthesis. */
        BEFORE_PARENTHESIS,
        /** The type of a literal, as in {@code DATE '2026-01-02'}, or of a cast. */
        TYPE,
        /** A frame of a window, or the end of FETCH FIRST. */
        FRAME,
        OVER,
        PARTITION,
        CURRENT,
        ROW,
        NEXT,
        GROUPING
    }

    private static final Map<String, Keyword> RESERVED_BY_BABEL = Map.ofEntries(
            Map.entry("array_concat_agg", Keyword.NEVER),
            Map.entry("call", Keyword.NEVER),
            Map.entry("cursor", Keyword.NEVER),
            Map.entry("delete", Keyword.NEVER),
            Map.entry("drop", Keyword.NEVER),
            Map.entry("explain", Keyword.NEVER),
            Map.entry("insert", Keyword.NEVER),
            Map.entry("merge", Keyword.NEVER),
            Map.entry("new", Keyword.NEVER),
            Map.entry("set", Keyword.NEVER),
            Map.entry("skip", Keyword.NEVER),
            Map.entry("snapshot", Keyword.NEVER),
            Map.entry("update", Keyword.NEVER),
            Map.entry("value", Keyword.NEVER),
            Map.entry("volatile", Keyword.NEVER),
            Map.entry("exists", Keyword.BEFORE_PARENTHESIS),
            Map.entry("rollup", Keyword.BEFORE_PARENTHESIS),
            Map.entry("row", Keyword.ROW),
            Map.entry("values", Keyword.BEFORE_PARENTHESIS),
            Map.entry("interval", Keyword.TYPE),
            Map.entry("time", Keyword.TYPE),
            Map.entry("timestamp", Keyword.TYPE),
            Map.entry("range", Keyword.FRAME),
            Map.entry("rows", Keyword.FRAME),
            Map.entry("over", Keyword.OVER),
            Map.entry("partition", Keyword.PARTITION),
            Map.entry("current", Keyword.CURRENT),
            Map.entry("next", Keyword.NEXT),
            Map.entry("grouping", Keyword.GROUPING));

    private static final Map<String, String> OPERATORS = Map.of("isnull", "IS NULL", "notnull", "IS NOT NULL");
    // Babel takes ORDER BY in few functions: these are spelled as one of those, whose first argument is their name.
    private static final Set<String> AGGREGATES_WITH_ORDER =
            Set.of("jsonb_agg", "json_agg", "jsonb_object_agg", "json_object_agg");
    private static final String WITH_ORDER = "STRING_AGG";
    /**
     * The functions that give rows, in lower case. In FROM, Babel takes no call as the first argument of a function: the first one is their name, too.
     */
    public static final Set<String> GIVE_ROWS = Set.of(
            "unnest",
            "generate_series",
            "string_to_table",
            "regexp_split_to_table",
            "jsonb_array_elements",
            "json_array_elements",
            "jsonb_array_elements_text",
            "json_array_elements_text",
            "jsonb_object_keys",
            "json_object_keys",
            "jsonb_each",
            "json_each",
            "jsonb_each_text",
            "json_each_text");

    private static final Set<String> TIME_ZONE = Set.of("with", "without", "zone");
    private static final Set<String> UNITS = Set.of("year", "month", "week", "day", "hour", "minute", "second");
    private static final Set<String> AFTER_ROWS = Set.of("between", "unbounded", "current", "only", "interval");
    private static final Set<String> LIKES = Set.of("like", "ilike");
    private static final Set<String> ROWS = Set.of("row", "rows");

    private final List<Token> tokens;

    Spelling(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The token at this position as Babel reads it. */
    String of(int position) {
        Token token = tokens.get(position);
        Optional<String> postfix = postfix(position);
        if (postfix.isPresent()) {
            return postfix.get();
        }
        return switch (token.kind()) {
            case STRING ->
                isWholeInterval(position - 1) ? string(token.text()) + " AS \"interval\")" : string(token.text());
            case WORD -> word(position, token);
            case SYMBOL -> symbol(position, token);
            case QUOTED_NAME, NUMBER -> token.text();
        };
    }

    /** A token of {@code COLLATE name} or {@code AT TIME ZONE 'zone'}, which Babel does not know behind any expression, as one of a cast. */
    private Optional<String> postfix(int position) {
        if (isCollate(position) || isAtTimeZone(position)) {
            return Optional.of("::");
        }
        if (isCollate(position - 1)) {
            return Optional.of(quoted(COLLATE + tokens.get(position).name(), '"'));
        }
        if (isAtTimeZone(position - 1) || isAtTimeZone(position - 2)) {
            return Optional.of("");
        }
        if (isAtTimeZone(position - 3)) {
            String zone = string(tokens.get(position).text());
            return Optional.of(quoted(AT_TIME_ZONE + zone.substring(1, zone.length() - 1), '"'));
        }
        return Optional.empty();
    }

    private boolean isCollate(int position) {
        return isWord(position, "collate")
                && (isKind(position + 1, Kind.QUOTED_NAME) || isKind(position + 1, Kind.WORD));
    }

    private boolean isAtTimeZone(int position) {
        return isWord(position, "at")
                && isWord(position + 1, "time")
                && isWord(position + 2, "zone")
                && isKind(position + 3, Kind.STRING);
    }

    private String symbol(int position, Token token) {
        if (isArrayType(position)) {
            return " ARRAY";
        }
        if (isArrayType(position - 1)) {
            return "";
        }
        if (isAggregateWithOrder(position - 1)) {
            String distinct = isWord(position + 1, "distinct") ? "DISTINCT " : "";
            return token.text() + distinct
                    + quoted(NAMED + tokens.get(position - 1).name(), '"') + ",";
        }
        if (isSymbol(position, "(") && givesRows(position - 1)) {
            return token.text() + quoted(NAMED + tokens.get(position - 1).name(), '"') + ",";
        }
        if (isSymbol(position, ")") && isNumberedFunction(beginning(position))) {
            return "))";
        }
        return endsDistinctOn(position) ? ") AS \"" + DISTINCT_ON + "\"," : token.text();
    }

    /** Whether the bracket makes a type one of arrays: {@code text[]}. */
    private boolean isArrayType(int position) {
        return isSymbol(position, "[") && isSymbol(position + 1, "]") && !isWord(position - 1, "array");
    }

    private boolean isAggregateWithOrder(int position) {
        return isAnyOf(position, AGGREGATES_WITH_ORDER) && isSymbol(position + 1, "(");
    }

    private boolean givesRows(int position) {
        return isAnyOf(position, GIVE_ROWS)
                && isSymbol(position + 1, "(")
                && !isSymbol(position - 1, ".")
                && !isNumbered(position);
    }

    private static String string(String text) {
        if (text.startsWith("$")) {
            int opening = text.indexOf('$', 1) + 1;
            return quoted(text.substring(opening, text.length() - opening), '\'');
        }
        return text.startsWith("e") || text.startsWith("E") ? quoted(EscapeString.decode(text), '\'') : text;
    }

    private String word(int position, Token token) {
        String name = token.name();
        if (isSymbol(position - 1, ".") || isAlias(position)) {
            return quoted(name, '"');
        }
        if (isLateralFunction(position)) {
            return "";
        }
        if (isNumberedFunction(position)) {
            return "UNNEST(" + token.text();
        }
        if (givesRows(position)) {
            return quoted(name, '"');
        }
        if (name.equals("distinct") && isWord(position + 1, "on") && isSymbol(position + 2, "(")) {
            return quoted(DISTINCT_ON, '"');
        }
        if (name.equals("on") && isWord(position - 1, "distinct")) {
            return "";
        }
        if (name.equals("distinct") && isAggregateWithOrder(position - 2)) {
            return "";
        }
        String operator = OPERATORS.get(name);
        if (operator != null) {
            return operator;
        }
        if (isAnyOf(position - 1, LIKES) && isSymbol(position + 1, "(")) {
            return likeList(name, token);
        }
        if (isTies(position) || isTies(position - 1)) {
            return name.equals("with") ? "ONLY" : "";
        }
        if (beginsTies(position)) {
            return ", '" + WITH_TIES + "' " + token.text();
        }
        if (isWholeInterval(position)) {
            return "CAST(";
        }
        if (name.equals("timestamptz") && isKind(position + 1, Kind.STRING)) {
            return "TIMESTAMP WITH TIME ZONE";
        }
        if (name.equals("interval") && !isKind(position + 1, Kind.STRING)) {
            return quoted(name, '"');
        }
        if (isAggregateWithOrder(position)) {
            return WITH_ORDER;
        }
        Keyword keyword = RESERVED_BY_BABEL.get(name);
        return keyword == null || isKeyword(keyword, position) ? token.text() : quoted(name, '"');
    }

    private static String likeList(String quantifier, Token token) {
        return switch (quantifier) {
            case "any", "some" -> quoted(LIKE_ANY, '"');
            case "all" -> quoted(LIKE_ALL, '"');
            default -> token.text();
        };
    }

    /** Whether the word begins the end of {@code FETCH FIRST n ROWS WITH TIES}. */
    private boolean isTies(int position) {
        return isWord(position, "with") && isWord(position + 1, "ties") && isAnyOf(position - 1, ROWS);
    }

    /** Whether the word is ROW or ROWS in {@code OFFSET 1 ROW} or in {@code FETCH FIRST 2 ROWS WITH TIES}. */
    private boolean isEndOfLimit(int position) {
        return isTies(position + 1) || (isKind(position - 1, Kind.NUMBER) && isWord(position - 2, "offset"));
    }

    /** Whether ORDER BY ends before this word, and the clause behind it keeps ties. */
    private boolean beginsTies(int position) {
        if (isWord(position, "offset") && isKind(position + 1, Kind.NUMBER)) {
            return isFetchWithTies(position + (isAnyOf(position + 2, ROWS) ? 3 : 2));
        }
        boolean behindOffset =
                isWord(position - 2, "offset") || (isAnyOf(position - 1, ROWS) && isWord(position - 3, "offset"));
        return !behindOffset && isFetchWithTies(position);
    }

    private boolean isFetchWithTies(int position) {
        return isWord(position, "fetch") && (isTies(position + 4) || isTies(position + 3));
    }

    /** Whether the word is LATERAL in front of a function, where it says nothing. */
    private boolean isLateralFunction(int position) {
        return isWord(position, "lateral") && isKind(position + 1, Kind.WORD) && isSymbol(position + 2, "(");
    }

    /** Whether the word is the name of a function with ORDINALITY, which Babel knows behind UNNEST only. */
    private boolean isNumberedFunction(int position) {
        return isKind(position, Kind.WORD)
                && isSymbol(position + 1, "(")
                && !isWord(position, "unnest")
                && isNumbered(position);
    }

    /** Whether WITH ORDINALITY follows the function that begins here. */
    private boolean isNumbered(int position) {
        int depth = 0;
        for (int i = position + 1; i < tokens.size(); i++) {
            if (isSymbol(i, "(")) {
                depth++;
            } else if (isSymbol(i, ")") && --depth == 0) {
                return isWord(i + 1, "with") && isWord(i + 2, "ordinality");
            }
        }
        return false;
    }

    /** The position in front of the parenthesis that is closed here. */
    private int beginning(int closing) {
        int depth = 0;
        for (int i = closing; i >= 0; i--) {
            if (isSymbol(i, ")")) {
                depth++;
            } else if (isSymbol(i, "(") && --depth == 0) {
                return i - 1;
            }
        }
        return -1;
    }

    /** Whether the word is the name that AS gives; after CAST's AS there is a type, and after a WITH query's AS its parenthesis. */
    private boolean isAlias(int position) {
        if (!isWord(position - 1, "as") || isInCast(position)) {
            return false;
        }
        return !(isWord(position, "materialized") && isSymbol(position + 1, "("))
                && !(isWord(position, "not") && isWord(position + 1, "materialized"));
    }

    /** Whether the word begins {@code INTERVAL '30 days'}; Babel knows {@code INTERVAL '30' DAY} only, and the other as a cast. */
    private boolean isWholeInterval(int position) {
        return isWord(position, "interval")
                && !isSymbol(position - 1, ".")
                && isKind(position + 1, Kind.STRING)
                && !isAnyOf(position + 2, UNITS);
    }

    /** Whether the symbol closes the parenthesis of DISTINCT ON. */
    private boolean endsDistinctOn(int position) {
        if (!isSymbol(position, ")")) {
            return false;
        }
        int depth = 0;
        for (int i = position - 1; i > 1; i--) {
            if (isSymbol(i, ")")) {
                depth++;
            } else if (isSymbol(i, "(") && depth-- == 0) {
                return isWord(i - 1, "on") && isWord(i - 2, "distinct");
            }
        }
        return false;
    }

    private boolean isInCast(int position) {
        int depth = 0;
        for (int i = position - 1; i > 0; i--) {
            if (isSymbol(i, ")")) {
                depth++;
            } else if (isSymbol(i, "(") && depth-- == 0) {
                return isWord(i - 1, "cast");
            }
        }
        return false;
    }

    private boolean isKeyword(Keyword keyword, int position) {
        return switch (keyword) {
            case NEVER -> false;
            case BEFORE_PARENTHESIS -> isSymbol(position + 1, "(");
            case ROW ->
                isSymbol(position + 1, "(")
                        || isWord(position + 1, "only")
                        || isWord(position - 1, "current")
                        || isEndOfLimit(position);
            case TYPE -> isType(position);
            case FRAME ->
                isAnyOf(position + 1, AFTER_ROWS) || isKind(position + 1, Kind.NUMBER) || isEndOfLimit(position);
            case OVER -> isSymbol(position - 1, ")");
            case PARTITION -> isWord(position + 1, "by");
            case CURRENT -> isWord(position + 1, "row");
            case NEXT -> isWord(position - 1, "fetch");
            case GROUPING -> isWord(position + 1, "sets") || isSymbol(position + 1, "(");
        };
    }

    private boolean isType(int position) {
        return isKind(position + 1, Kind.STRING)
                || isSymbol(position + 1, "(")
                || isAnyOf(position + 1, TIME_ZONE)
                || isSymbol(position - 1, "::")
                || (isWord(position - 1, "as") && isInCast(position))
                || isWord(position - 1, "at");
    }

    private boolean isWord(int position, String word) {
        Token token = at(position);
        return token != null && token.isWord(word);
    }

    private boolean isAnyOf(int position, Set<String> words) {
        Token token = at(position);
        return token != null
                && token.kind() == Kind.WORD
                && words.contains(token.text().toLowerCase(Locale.ROOT));
    }

    private boolean isSymbol(int position, String symbol) {
        Token token = at(position);
        return token != null && token.isSymbol(symbol);
    }

    private boolean isKind(int position, Kind kind) {
        Token token = at(position);
        return token != null && token.kind() == kind;
    }

    private @Nullable Token at(int position) {
        return position >= 0 && position < tokens.size() ? tokens.get(position) : null;
    }

    private static String quoted(String text, char quote) {
        String mark = String.valueOf(quote);
        return mark + text.replace(mark, mark + mark) + mark;
    }
}

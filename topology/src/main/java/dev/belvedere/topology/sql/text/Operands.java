package dev.belvedere.topology.sql.text;

import dev.belvedere.topology.sql.text.Token.Kind;
import java.util.List;
import java.util.Set;

/**
 * Finds the operands of operators that bind more weakly than arithmetic and more strongly than comparisons, as all of PostgreSQL's operators without a
 * precedence of their own do, and of powers, which bind more strongly than other arithmetic. Positions are those of tokens.
 */
final class Operands {

    static final String POWER = "^";

    /** Operators with a right operand only. */
    static final Set<String> ROOTS = Set.of("|/", "||/");

    private static final int NONE = -1;
    private static final Set<String> WEAKER = Set.of("=", "<", ">", "<=", ">=", "<>", "!=", "(", ",", "[", ";", ":");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%", POWER);
    private static final Set<String> SIGNS = Set.of("+", "-");

    /** Words that are neither operands nor names of functions. */
    private static final Set<String> KEYWORDS = Set.of(
            "select",
            "distinct",
            "all",
            "where",
            "on",
            "and",
            "or",
            "not",
            "having",
            "by",
            "when",
            "then",
            "else",
            "case",
            "in",
            "between",
            "symmetric",
            "like",
            "ilike",
            "similar",
            "to",
            "from",
            "as",
            "is",
            "any",
            "some",
            "limit",
            "offset",
            "using",
            "values",
            "union",
            "intersect",
            "except",
            "with",
            "end",
            "escape",
            "isnull",
            "notnull",
            "for",
            "lateral",
            "join",
            "asc",
            "desc");

    private final List<Token> tokens;

    Operands(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Whether an operand may end at this position. */
    boolean endsAt(int position) {
        if (position < 0) {
            return false;
        }
        Token token = tokens.get(position);
        return token.kind() == Kind.SYMBOL
                ? is(position, ")") || is(position, "]")
                : !isKeyword(position) || token.isWord("end");
    }

    /** Returns the first token of the left operand that ends at this position: with all operators that bind as strongly, and those that bind more strongly. */
    int beginning(int last) {
        int from = primaryBefore(last);
        while (from > 0 && isOperator(from - 1)) {
            if (endsAt(from - 2)) {
                from = primaryBefore(from - 2);
            } else if (isAny(from - 1, SIGNS) || isAny(from - 1, ROOTS)) {
                from--;
            } else {
                return from;
            }
        }
        return from;
    }

    /** Returns the first token of the left operand of a power, which ends at this position: with its signs, and the powers before it. */
    int beginningOfPower(int last) {
        int from = primaryBefore(last);
        while (isAny(from - 1, SIGNS) && !endsAt(from - 2)) {
            from--;
        }
        return is(from - 1, POWER) ? beginningOfPower(from - 2) : from;
    }

    /** Returns the last token of the factor that begins at this position: with its signs, and what is bound to it; -1 if there is none. */
    int endOfFactor(int first) {
        return primaryBehind(first);
    }

    /** Returns the last token of the right operand that begins at this position: with all operators that bind more strongly; -1 if there is no operand. */
    int end(int first) {
        int last = primaryBehind(first);
        while (last != NONE && isAny(last + 1, ARITHMETIC)) {
            last = primaryBehind(last + 2);
        }
        return last;
    }

    private boolean isOperator(int position) {
        Token token = tokens.get(position);
        return token.kind() == Kind.SYMBOL
                && !WEAKER.contains(token.text())
                && !is(position, ")")
                && !is(position, "]");
    }

    /** The first token of the name, the literal, the call, the CASE or the parenthesis that ends here, with what is bound to it. */
    private int primaryBefore(int last) {
        int from = switch (tokens.get(last).kind()) {
            case WORD, QUOTED_NAME -> nameBefore(last);
            case STRING, NUMBER -> isType(last - 1) && tokens.get(last).kind() == Kind.STRING ? last - 1 : last;
            case SYMBOL -> bracketBefore(last);
        };
        if (from > 1 && (is(from - 1, "::") || is(from - 1, ".") || is(from - 1, "collate"))) {
            return primaryBefore(from - 2);
        }
        if (from > 3 && is(from - 1, "zone") && is(from - 2, "time") && is(from - 3, "at")) {
            return primaryBefore(from - 4);
        }
        return from > 1 && is(from - 1, "over") ? primaryBefore(from - 2) : from;
    }

    /** Whether a type's name stands here, as before a literal. */
    private boolean isType(int position) {
        return position >= 0 && tokens.get(position).isName() && !isKeyword(position) && !is(position, "zone");
    }

    private int nameBefore(int last) {
        if (is(last, "end")) {
            return matching(last, NONE, "end", "case");
        }
        if (is(last, "precision") || is(last, "varying")) {
            return last - 1;
        }
        if (is(last, "zone") && (is(last - 2, "with") || is(last - 2, "without"))) {
            return is(last - 3, ")") ? bracketBefore(last - 3) : last - 3;
        }
        return last;
    }

    private int bracketBefore(int last) {
        if (is(last, "]")) {
            int opening = matching(last, NONE, "]", "[");
            return is(opening - 1, "array") ? opening - 1 : primaryBefore(opening - 1);
        }
        int opening = matching(last, NONE, ")", "(");
        if (opening == 0 || !tokens.get(opening - 1).isName() || isKeyword(opening - 1)) {
            return opening;
        }
        if (is(opening - 1, "filter") || is(opening - 1, "over")) {
            return primaryBefore(opening - 2);
        }
        return is(opening - 1, "group") ? primaryBefore(opening - 3) : nameBefore(opening - 1);
    }

    /** The last token of what begins here, with what is bound to it; -1 if that is no operand. */
    private int primaryBehind(int first) {
        int from = first;
        while (isAny(from, SIGNS)) {
            from++;
        }
        if (isAny(from, ROOTS)) {
            return end(from + 1);
        }
        int last = from < tokens.size() ? plainBehind(from) : NONE;
        while (last != NONE && isBound(last + 1)) {
            last = boundBehind(last + 1);
        }
        return last;
    }

    private boolean isBound(int position) {
        return is(position, "::")
                || is(position, ".")
                || is(position, "[")
                || is(position, "collate")
                || (is(position, "at") && is(position + 1, "time"));
    }

    private int boundBehind(int position) {
        if (is(position, "[")) {
            return matching(position, 1, "[", "]");
        }
        if (is(position, "at")) {
            return position + 3 < tokens.size() ? plainBehind(position + 3) : NONE;
        }
        return position + 1 < tokens.size() && tokens.get(position + 1).isName() ? typeBehind(position + 1) : NONE;
    }

    private int plainBehind(int first) {
        Token token = tokens.get(first);
        if (token.kind() == Kind.STRING || token.kind() == Kind.NUMBER) {
            return first;
        }
        if (is(first, "(")) {
            return matching(first, 1, "(", ")");
        }
        if (is(first, "case")) {
            return matching(first, 1, "case", "end");
        }
        if (!token.isName() || isKeyword(first)) {
            return NONE;
        }
        if (is(first, "array") && is(first + 1, "[")) {
            return matching(first + 1, 1, "[", "]");
        }
        int last = first;
        while (is(last + 1, ".")
                && last + 2 < tokens.size()
                && tokens.get(last + 2).isName()) {
            last += 2;
        }
        if (last + 1 < tokens.size() && tokens.get(last + 1).kind() == Kind.STRING) {
            return last + 1;
        }
        return is(last + 1, "(") ? matching(last + 1, 1, "(", ")") : last;
    }

    private int typeBehind(int first) {
        int last = is(first + 1, "precision") || is(first + 1, "varying") ? first + 1 : first;
        last = is(last + 1, "(") ? matching(last + 1, 1, "(", ")") : last;
        return is(last + 2, "time") && is(last + 3, "zone") ? last + 3 : last;
    }

    /** The position of the other one of a pair of brackets or words. */
    private int matching(int position, int step, String one, String other) {
        int depth = 0;
        for (int i = position; i >= 0 && i < tokens.size(); i += step) {
            depth += is(i, one) ? 1 : is(i, other) ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new LexicalException(tokens.get(position).start(), "there is no " + other + " to this " + one + ".");
    }

    private boolean isAny(int position, Set<String> symbols) {
        return position >= 0
                && position < tokens.size()
                && tokens.get(position).kind() == Kind.SYMBOL
                && symbols.contains(tokens.get(position).text());
    }

    /** Whether this symbol or word is here. */
    private boolean is(int position, String text) {
        return position >= 0
                && position < tokens.size()
                && (tokens.get(position).isSymbol(text) || tokens.get(position).isWord(text));
    }

    private boolean isKeyword(int position) {
        return tokens.get(position).kind() == Kind.WORD
                && KEYWORDS.contains(tokens.get(position).name());
    }
}

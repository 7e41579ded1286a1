package dev.belvedere.topology.sql.text;

import dev.belvedere.topology.sql.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into tokens by PostgreSQL's lexical rules (PostgreSQL manual, chapter "Lexical Structure"): nested comments, escape strings, dollar
 * quotes, quoted names, operators. White space and comments are left out. Used once.
 */
final class Lexer {

    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";
    /** Letters that may stand directly before a quoted string and change how it is read. */
    private static final String STRING_PREFIXES = "eEbBxXnN";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * The tokens of the text, in order.
     *
     * @throws LexicalException where a string, a quoted name or a comment has no end
     */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.skipBlank()) {
            lexer.tokens.add(lexer.next());
        }
        return lexer.tokens;
    }

    /** Skips white space and comments, and returns whether there is more. */
    private boolean skipBlank() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                at = endOfComment();
            } else {
                return true;
            }
        }
        return false;
    }

    private int endOfComment() {
        int depth = 1;
        int position = at + 2;
        while (position < text.length()) {
            if (text.startsWith("/*", position)) {
                depth++;
                position += 2;
            } else if (text.startsWith("*/", position)) {
                position += 2;
                if (--depth == 0) {
                    return position;
                }
            } else {
                position++;
            }
        }
        throw new LexicalException(at, "this comment has no end. Close it by */.");
    }

    private Token next() {
        char first = text.charAt(at);
        if (first == '"') {
            return token(Kind.QUOTED_NAME, endOfQuotes(at, '"', false, "quoted name"));
        }
        if (first == '\'') {
            return token(Kind.STRING, endOfQuotes(at, '\'', false, "string"));
        }
        if (STRING_PREFIXES.indexOf(first) >= 0 && character(at + 1) == '\'') {
            return token(Kind.STRING, endOfQuotes(at + 1, '\'', first == 'e' || first == 'E', "string"));
        }
        if (Character.isLetter(first) || first == '_') {
            return token(Kind.WORD, endOfWord());
        }
        if (isDigit(first) || (first == '.' && isDigit(character(at + 1)))) {
            return token(Kind.NUMBER, endOfNumber());
        }
        int dollarQuote = first == '$' ? endOfDollarQuote() : -1;
        return dollarQuote > 0 ? token(Kind.STRING, dollarQuote) : token(Kind.SYMBOL, endOfSymbol());
    }

    private Token token(Kind kind, int end) {
        Token token = new Token(kind, at, end, text.substring(at, end));
        at = end;
        return token;
    }

    private int endOfQuotes(int opening, char quote, boolean backslashes, String what) {
        int position = opening + 1;
        while (position < text.length()) {
            char each = text.charAt(position);
            if (backslashes && each == '\\') {
                position += 2;
            } else if (each != quote) {
                position++;
            } else if (character(position + 1) == quote) {
                position += 2;
            } else {
                return position + 1;
            }
        }
        throw new LexicalException(at, "this " + what + " has no end. Close it by " + quote + ".");
    }

    private int endOfWord() {
        int end = at;
        while (Character.isLetterOrDigit(character(end)) || character(end) == '_' || character(end) == '$') {
            end++;
        }
        return end;
    }

    private int endOfNumber() {
        int end = at;
        while (Character.isLetterOrDigit(character(end))
                || character(end) == '_'
                || character(end) == '.'
                || (isSign(character(end)) && isExponent(character(end - 1)) && !isHexadecimal())) {
            end++;
        }
        return end;
    }

    private boolean isHexadecimal() {
        return text.startsWith("0x", at) || text.startsWith("0X", at);
    }

    private static boolean isSign(char each) {
        return each == '+' || each == '-';
    }

    private static boolean isExponent(char each) {
        return each == 'e' || each == 'E';
    }

    /** The end of a string in dollar quotes; -1 where none begins here. */
    private int endOfDollarQuote() {
        int tag = at + 1;
        while (Character.isLetterOrDigit(character(tag)) || character(tag) == '_') {
            tag++;
        }
        if (character(tag) != '$' || isDigit(character(at + 1))) {
            return -1;
        }
        String quote = text.substring(at, tag + 1);
        int closing = text.indexOf(quote, tag + 1);
        if (closing < 0) {
            throw new LexicalException(at, "this string has no end. Close it by " + quote + ".");
        }
        return closing + quote.length();
    }

    private int endOfSymbol() {
        if (text.startsWith("::", at)) {
            return at + 2;
        }
        int end = at;
        while (OPERATOR_CHARACTERS.indexOf(character(end)) >= 0
                && !text.startsWith("--", end)
                && !text.startsWith("/*", end)) {
            end++;
        }
        // PostgreSQL: an operator of several characters ends in + or - only if it also has one of ~ ! @ # % ^ & | ` ?
        while (end - at > 1 && isSign(character(end - 1)) && !hasSpecial(at, end)) {
            end--;
        }
        return Math.max(end, at + 1);
    }

    private boolean hasSpecial(int from, int to) {
        return text.substring(from, to).chars().anyMatch(each -> "~!@#%^&|`?".indexOf(each) >= 0);
    }

    /** The character at a position; 0 behind the end. */
    private char character(int position) {
        return position < text.length() ? text.charAt(position) : 0;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }
}

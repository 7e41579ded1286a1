package dev.belvedere.topology.sql.text;

import java.util.Locale;

/**
 * One lexical element of a statement, as PostgreSQL reads it.
 *
 * @param start offset of its first character in the text
 * @param end offset after its last character
 * @param text what is written there
 */
record Token(Kind kind, int start, int end, String text) {

    enum Kind {
        /** An unquoted name or a keyword. */
        WORD,
        /** A name in double quotes. */
        QUOTED_NAME,
        /** A string in single quotes, with or without a prefix, or in dollar quotes. */
        STRING,
        NUMBER,
        /** Any other character or operator. */
        SYMBOL
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** The name as PostgreSQL folds it: lower case unless quoted. */
    String name() {
        return kind == Kind.QUOTED_NAME
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                : text.toLowerCase(Locale.ROOT);
    }
}

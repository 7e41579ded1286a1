package dev.belvedere.topology.sql.text;

import dev.belvedere.topology.sql.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code CREATE MATERIALIZED VIEW [IF NOT EXISTS] [schema.]name [(column, …)] AS query [WITH [NO] DATA]} up to its query. Used once.
 */
final class ViewHeader {

    private static final String EXPECTED = "Write CREATE MATERIALIZED VIEW name AS SELECT …;";

    private final List<Token> tokens;
    private final int endOfText;
    private int next;

    ViewHeader(List<Token> tokens, int endOfText) {
        this.tokens = tokens;
        this.endOfText = endOfText;
    }

    /**
     * @param name the view's name without its schema
     * @param columns the names of its columns; empty where the query names them
     * @param query the tokens of the query
     */
    record Header(Token name, List<String> columns, List<Token> query) {
        Header {
            columns = List.copyOf(columns);
            query = List.copyOf(query);
        }
    }

    Header read() {
        expect("CREATE");
        expect("MATERIALIZED");
        expect("VIEW");
        if (take("IF")) {
            expect("NOT");
            expect("EXISTS");
        }
        Token name = name();
        if (takeSymbol(".")) {
            name = name();
        }
        List<String> columns = columns();
        expect("AS");
        return new Header(name, columns, query());
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        if (takeSymbol("(")) {
            do {
                columns.add(name().name());
            } while (takeSymbol(","));
            if (!takeSymbol(")")) {
                throw unexpected("the list of columns has to end in )");
            }
        }
        return columns;
    }

    private List<Token> query() {
        List<Token> query = tokens.subList(next, tokens.size());
        int size = query.size();
        if (endsWith(query, "WITH", "DATA")) {
            size -= 2;
        } else if (endsWith(query, "WITH", "NO", "DATA")) {
            size -= 3;
        }
        if (size == 0) {
            throw unexpected("a query has to follow AS");
        }
        return query.subList(0, size);
    }

    private static boolean endsWith(List<Token> tokens, String... words) {
        if (tokens.size() < words.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(tokens.size() - words.length + i).isWord(words[i])) {
                return false;
            }
        }
        return true;
    }

    private Token name() {
        Token token = peek().filter(Token::isName).orElseThrow(() -> unexpected("a name has to stand here"));
        next++;
        return token;
    }

    private boolean take(String word) {
        boolean found = peek().filter(token -> token.isWord(word)).isPresent();
        next += found ? 1 : 0;
        return found;
    }

    private boolean takeSymbol(String symbol) {
        boolean found = peek().filter(
                        token -> token.kind() == Kind.SYMBOL && token.text().equals(symbol))
                .isPresent();
        next += found ? 1 : 0;
        return found;
    }

    private void expect(String word) {
        if (!take(word)) {
            throw unexpected(word + " has to stand here");
        }
    }

    private Optional<Token> peek() {
        return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
    }

    private LexicalException unexpected(String reason) {
        int offset = peek().map(Token::start).orElse(endOfText);
        return new LexicalException(
                offset, "this is not a CREATE MATERIALIZED VIEW statement: " + reason + ". " + EXPECTED);
    }
}

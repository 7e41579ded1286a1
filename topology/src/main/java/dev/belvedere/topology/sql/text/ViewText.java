package dev.belvedere.topology.sql.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of one {@code CREATE MATERIALIZED VIEW} statement, taken apart by PostgreSQL's lexical rules.
 *
 * @param name the view's name, without a schema
 * @param columns names for its columns, which replace those of the query; empty where the statement has none
 * @param select the query as it was written, without what follows it
 * @param query the query for the parser
 */
public record ViewText(String name, List<String> columns, String select, QueryText query) {

    public ViewText {
        columns = List.copyOf(columns);
    }

    /**
     * Takes one statement apart.
     *
     * @throws LexicalException where it is no such statement, or its text has a string, a name or a comment without an end
     */
    public static ViewText of(String statement) {
        List<Token> tokens = new ArrayList<>(Lexer.tokens(statement));
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).isSymbol(";")) {
            end--;
        }
        ViewHeader.Header header = new ViewHeader(tokens.subList(0, end), statement.length()).read();
        List<Token> query = header.query();
        String select = statement.substring(
                query.get(0).start(), query.get(query.size() - 1).end());
        return new ViewText(header.name().name(), header.columns(), select, QueryText.of(statement, query));
    }

    /**
     * The statements of a text, each with its closing semicolon.
     *
     * @return offsets of their beginnings and, exclusive, their ends; what is between them is blank
     * @throws LexicalException where a string, a quoted name or a comment has no end
     */
    public static List<Range> statements(String text) {
        List<Range> statements = new ArrayList<>();
        int start = -1;
        int end = 0;
        for (Token token : Lexer.tokens(text)) {
            end = token.end();
            boolean closing = token.isSymbol(";");
            if (start < 0 && !closing) {
                start = token.start();
            } else if (start >= 0 && closing) {
                statements.add(new Range(start, end));
                start = -1;
            }
        }
        if (start >= 0) {
            statements.add(new Range(start, end));
        }
        return statements;
    }

    /**
     * Part of a text.
     *
     * @param start the offset of its first character
     * @param end the offset after its last one
     */
    public record Range(int start, int end) {}
}

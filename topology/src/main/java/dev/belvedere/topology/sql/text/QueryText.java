package dev.belvedere.topology.sql.text;

import java.util.ArrayList;
import java.util.List;

/** A query in the spelling of Calcite's Babel parser, which knows where each of its characters stands in the text as it was written. Immutable. */
public final class QueryText {

    private final String babel;
    private final List<Integer> offsets;

    private QueryText(String babel, List<Integer> offsets) {
        this.babel = babel;
        this.offsets = List.copyOf(offsets);
    }

    static QueryText of(String written, List<Token> tokens) {
        Spelling spelling = new Spelling(tokens);
        CustomOperators operators = new CustomOperators(tokens);
        StringBuilder babel = new StringBuilder();
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String gap = i == 0 ? "" : gap(written, tokens.get(i - 1).end(), token.start());
            append(gap + operators.around(i, spelling.of(i)), token.start(), babel, offsets);
        }
        return new QueryText(babel.toString(), offsets);
    }

    /** What is between two tokens: line breaks stay, so that a string goes on in the next line where it did; comments go. */
    private static String gap(String written, int from, int to) {
        if (from == to) {
            return "";
        }
        return written.substring(from, to).indexOf('\n') >= 0 ? "\n" : " ";
    }

    private static void append(String text, int offset, StringBuilder babel, List<Integer> offsets) {
        babel.append(text);
        for (int i = 0; i < text.length(); i++) {
            offsets.add(offset);
        }
    }

    /** The query for the parser. */
    public String babel() {
        return babel;
    }

    /**
     * Where the token at this place was written.
     *
     * @param line in the parser's text, from 1
     * @param column in the parser's text, from 1
     * @return the offset in the text as written, from 0
     */
    public int offset(int line, int column) {
        int beginning = 0;
        for (int i = 1; i < line; i++) {
            beginning = babel.indexOf("\n", beginning) + 1;
        }
        int at = beginning + column - 1;
        return offsets.get(Math.max(0, Math.min(at, offsets.size() - 1)));
    }
}

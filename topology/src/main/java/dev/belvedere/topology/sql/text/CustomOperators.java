package dev.belvedere.topology.sql.text;

import dev.belvedere.topology.sql.text.Token.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes operators that Babel does not have as calls of functions: {@code data -> 'a' ->> 'b'} becomes {@code "->>"("->"(data, 'a'), 'b')}. */
final class CustomOperators {

    private static final Set<String> OPERATORS =
            Set.of("->", "->>", "#>", "#>>", "#-", "@>", "<@", "?", "?|", "?&", "@?", "@@");

    private final List<Token> tokens;
    private final Operands operands;
    private final Map<Integer, String> before = new HashMap<>();
    private final Map<Integer, String> behind = new HashMap<>();
    private final Set<Integer> written = new HashSet<>();

    /** @throws LexicalException where an operator has no right operand */
    CustomOperators(List<Token> tokens) {
        this.tokens = tokens;
        this.operands = new Operands(tokens);
        for (int i = 1; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.SYMBOL && OPERATORS.contains(token.text()) && operands.endsAt(i - 1)) {
                write(i);
            }
        }
    }

    private void write(int operator) {
        Token token = tokens.get(operator);
        int last = operands.end(operator + 1);
        if (last < 0) {
            throw new LexicalException(
                    token.start(),
                    "behind " + token.text() + " there has to be a name, a literal, a call or a parenthesis.");
        }
        // Where two left operands begin at one token, the later operator's is the longer one.
        before.merge(operands.beginning(operator - 1), "\"" + token.text() + "\"(", (inner, outer) -> outer + inner);
        behind.merge(last, ")", String::concat);
        written.add(operator);
    }

    /** Returns how the token at this position is written, whose own spelling is given. */
    String around(int position, String spelling) {
        return before.getOrDefault(position, "")
                + (written.contains(position) ? "," : spelling)
                + behind.getOrDefault(position, "");
    }
}

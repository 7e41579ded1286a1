package dev.belvedere.topology.sql.text;

import dev.belvedere.topology.sql.text.Token.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes operators that Babel does not have as calls of functions: {@code data -> 'a' ->> 'b'} becomes {@code "->>"("->"(data, 'a'), 'b')}, and {@code |/ x ^ 2}
 * becomes {@code "|/"("^"(x, 2))}.
 */
final class CustomOperators {

    private static final Set<String> OPERATORS =
            Set.of("->", "->>", "#>", "#>>", "#-", "@>", "<@", "&&", "?", "?|", "?&", "@?", "@@", Operands.POWER);

    private final List<Token> tokens;
    private final Operands operands;
    private final Map<Integer, String> before = new HashMap<>();
    private final Map<Integer, String> behind = new HashMap<>();
    private final Map<Integer, String> written = new HashMap<>();

    /** @throws LexicalException where an operator has no right operand */
    CustomOperators(List<Token> tokens) {
        this.tokens = tokens;
        this.operands = new Operands(tokens);
        for (int i = 1; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.SYMBOL && Operands.ROOTS.contains(token.text()) && !operands.endsAt(i - 1)) {
                closed(i, operands.end(i + 1));
                written.put(i, "\"" + token.text() + "\"(");
            } else if (token.kind() == Kind.SYMBOL && OPERATORS.contains(token.text()) && operands.endsAt(i - 1)) {
                write(i);
            }
        }
    }

    private void write(int operator) {
        Token token = tokens.get(operator);
        boolean power = token.isSymbol(Operands.POWER);
        closed(operator, power ? operands.endOfFactor(operator + 1) : operands.end(operator + 1));
        int first = power ? operands.beginningOfPower(operator - 1) : operands.beginning(operator - 1);
        // Where two left operands begin at one token, the later operator's is the longer one.
        before.merge(first, "\"" + token.text() + "\"(", (inner, outer) -> outer + inner);
        written.put(operator, ",");
    }

    private void closed(int operator, int last) {
        if (last < 0) {
            Token token = tokens.get(operator);
            throw new LexicalException(
                    token.start(),
                    "behind " + token.text() + " there has to be a name, a literal, a call or a parenthesis.");
        }
        behind.merge(last, ")", String::concat);
    }

    /** Returns how the token at this position is written, whose own spelling is given. */
    String around(int position, String spelling) {
        return before.getOrDefault(position, "")
                + written.getOrDefault(position, spelling)
                + behind.getOrDefault(position, "");
    }
}

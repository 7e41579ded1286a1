package dev.belvedere.topology.sql;

import java.util.List;
import java.util.Random;

/** Random operators and operands in a row, without parentheses; not all of them are expressions. */
final class RandomChains {

    private static final List<String> NUMBERS = List.of("i", "j", "b", "n", "2", "0.5");
    private static final List<String> CONDITIONS = List.of("f", "g", "TRUE", "i = j", "n > 1", "s = t");
    private static final List<String> TEXTS = List.of("s", "t", "'a'", "i");
    private static final List<String> BETWEEN_NUMBERS = List.of(
            " + ",
            " - ",
            " * ",
            " ^ 2.0 * ",
            " - 2.0 ^ ",
            " ^ - 1.0 + ",
            " - - ",
            " = ",
            " < ",
            " <> ",
            " IS DISTINCT FROM ",
            " BETWEEN 1 AND ",
            " NOT BETWEEN - 5 AND ");
    private static final List<String> BETWEEN_CONDITIONS = List.of(
            " AND ",
            " OR ",
            " AND NOT ",
            " = ",
            " <> ",
            " IS DISTINCT FROM ",
            " IS NOT DISTINCT FROM ",
            " IS NULL = ",
            " IS TRUE OR ",
            " IS NOT NULL AND ",
            " IN (TRUE, NULL) OR ",
            " BETWEEN FALSE AND ");
    private static final List<String> BETWEEN_TEXTS = List.of(
            " || ", " || ", " = ", " LIKE ", " NOT LIKE ", " <> ", " IS DISTINCT FROM ", " || 2 + ", " * 2 || ");

    private final Random random;

    RandomChains(Random random) {
        this.random = random;
    }

    String next() {
        return switch (random.nextInt(3)) {
            case 0 -> one(List.of("", "- ")) + chain(NUMBERS, BETWEEN_NUMBERS);
            case 1 -> one(List.of("", "NOT ")) + chain(CONDITIONS, BETWEEN_CONDITIONS);
            default -> chain(TEXTS, BETWEEN_TEXTS);
        };
    }

    private String chain(List<String> operands, List<String> operators) {
        StringBuilder chain = new StringBuilder(one(operands));
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            chain.append(one(operators)).append(one(operands));
        }
        return chain + one(List.of("", "", " IS NULL", " IS NOT TRUE"));
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}

package dev.belvedere.topology.sql;

import static java.util.Map.entry;

import dev.belvedere.topology.expr.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.jspecify.annotations.Nullable;

/** Which operation a parsed call means, where its operands are the operation's arguments. */
final class OperatorNames {

    private static final Map<String, Operation> OPERATORS = Map.ofEntries(
            entry("=", Operation.EQUALS),
            entry("<>", Operation.NOT_EQUALS),
            entry("<", Operation.LESS),
            entry("<=", Operation.LESS_OR_EQUAL),
            entry(">", Operation.GREATER),
            entry(">=", Operation.GREATER_OR_EQUAL),
            entry("IS DISTINCT FROM", Operation.IS_DISTINCT),
            entry("IS NULL", Operation.IS_NULL),
            entry("IS TRUE", Operation.IS_TRUE),
            entry("IS FALSE", Operation.IS_FALSE),
            entry("+", Operation.PLUS),
            entry("-", Operation.MINUS),
            entry("*", Operation.TIMES),
            entry("/", Operation.DIVIDE),
            entry("%", Operation.MOD),
            entry("||", Operation.CONCAT),
            entry("LIKE", Operation.LIKE));

    private static final Map<String, Operation> FUNCTIONS = Map.ofEntries(
            entry("COALESCE", Operation.COALESCE),
            entry("NULLIF", Operation.NULLIF),
            entry("MOD", Operation.MOD),
            entry("ABS", Operation.ABS),
            entry("ROUND", Operation.ROUND),
            entry("FLOOR", Operation.FLOOR),
            entry("CEIL", Operation.CEIL),
            entry("CEILING", Operation.CEIL),
            entry("LOWER", Operation.LOWER),
            entry("UPPER", Operation.UPPER),
            entry("SUBSTRING", Operation.SUBSTRING),
            entry("CHAR_LENGTH", Operation.CHAR_LENGTH),
            entry("CHARACTER_LENGTH", Operation.CHAR_LENGTH),
            entry("LENGTH", Operation.CHAR_LENGTH),
            entry("DATE_TRUNC", Operation.TRUNCATE));

    // The negation of another operator.
    private static final Map<String, Operation> NEGATED = Map.of(
            "IS NOT DISTINCT FROM", Operation.IS_DISTINCT,
            "IS NOT NULL", Operation.IS_NULL,
            "IS NOT TRUE", Operation.IS_TRUE,
            "IS NOT FALSE", Operation.IS_FALSE,
            "NOT LIKE", Operation.LIKE);

    private OperatorNames() {}

    static @Nullable Operation of(SqlCall call) {
        return (call.getOperator() instanceof SqlFunction ? FUNCTIONS : OPERATORS).get(name(call));
    }

    /** The operation of which the call is the negation. */
    static @Nullable Operation negated(SqlCall call) {
        return NEGATED.get(name(call));
    }

    static boolean takes(Operation operation, int operands) {
        return switch (operation) {
            case COALESCE -> operands > 0;
            case ABS, FLOOR, CEIL, LOWER, UPPER, CHAR_LENGTH, IS_NULL, IS_TRUE, IS_FALSE -> operands == 1;
            case ROUND -> operands == 1 || operands == 2;
            case SUBSTRING, LIKE -> operands == 2 || operands == 3;
            default -> operands == 2;
        };
    }

    static String name(SqlCall call) {
        return call.getOperator().getName().toUpperCase(Locale.ROOT);
    }

    static List<String> functions() {
        return FUNCTIONS.keySet().stream().sorted().toList();
    }
}

package dev.belvedere.topology.sql.calls;

import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.library.Functions;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;

/** Finds the function that a parsed call means, where the call's operands are the function's arguments. */
public final class OperatorNames {

    // Calcite's names of !~ and !~* begin so.
    private static final String NEGATED = "NEGATED ";

    private OperatorNames() {}

    public static Optional<ScalarFunction> function(SqlCall call) {
        return call.getOperator() instanceof SqlFunction
                ? Functions.function(name(call))
                : Functions.operator(name(call));
    }

    /** Finds the function of which the call is the negation: {@code IS NOT NULL}, {@code NOT LIKE}. */
    public static Optional<ScalarFunction> negated(SqlCall call) {
        String name = name(call);
        if (name.startsWith(NEGATED)) {
            return Functions.operator(name.substring(NEGATED.length()));
        }
        return name.contains("NOT ") ? Functions.operator(name.replace("NOT ", "")) : Optional.empty();
    }

    public static String name(SqlCall call) {
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        // Calcite's name for the function of three texts.
        return name.equals("TRANSLATE3") ? "TRANSLATE" : name;
    }
}

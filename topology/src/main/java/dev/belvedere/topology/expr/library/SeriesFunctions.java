package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The array of what GENERATE_SERIES gives as rows. Its name is no word, so that no statement calls it as a function of a value. */
public final class SeriesFunctions {

    /** The numbers from a first to a last one, by a step that is 1 where it is left out. */
    public static final String SERIES = "[]SERIES";

    /** A row of a view's table has so many rows for its numbers at most; more are an error in it, rather than the end of the memory. */
    private static final int MOST = 100_000;

    static final List<ScalarFunction> ALL = List.of(Definition.function(SERIES)
            .arguments(2, 3)
            .typedBy(SeriesFunctions::typed)
            .ternary((first, last, step) ->
                    series(((Number) first).longValue(), ((Number) last).longValue(), (Number) step)));

    private SeriesFunctions() {}

    private static Expr typed(Expr.Operation function, List<Expr> arguments) {
        List<Expr> all = new ArrayList<>(arguments);
        if (all.size() == 2) {
            all.add(Literals.number(BigDecimal.ONE));
        }
        SqlType type = Coercion.commonType(all);
        if (type.kind() != Kind.INTEGER && type.kind() != Kind.BIGINT) {
            throw ExprException.unsupported(
                    "GENERATE_SERIES is supported of integers. Keep days and other numbers in a table, and join it.");
        }
        List<Expr> alike = all.stream().map(each -> Casts.cast(each, type)).toList();
        return Expr.Call.strict(function, alike, SqlType.arrayOf(type));
    }

    private static List<Number> series(long first, long last, Number step) {
        long by = step.longValue();
        if (by == 0) {
            throw ExprException.failed(SqlState.INVALID_PARAMETER_VALUE, "step size cannot equal zero");
        }
        List<Number> numbers = new ArrayList<>();
        long next = first;
        while (by > 0 ? next <= last : next >= last) {
            if (numbers.size() == MOST) {
                throw ExprException.failed(
                        SqlState.PROGRAM_LIMIT_EXCEEDED, "GENERATE_SERIES gives more than " + MOST + " numbers");
            }
            numbers.add(step instanceof Integer ? (Number) (int) next : (Number) next);
            long following = next + by;
            if (((next ^ following) & (by ^ following)) < 0) {
                break;
            }
            next = following;
        }
        return numbers;
    }
}

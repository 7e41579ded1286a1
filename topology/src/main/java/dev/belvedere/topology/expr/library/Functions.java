package dev.belvedere.topology.expr.library;

import dev.belvedere.topology.expr.document.DocumentChanges;
import dev.belvedere.topology.expr.document.DocumentParts;
import dev.belvedere.topology.expr.document.DocumentRows;
import dev.belvedere.topology.expr.function.ArithmeticFunctions;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.power.AngleFunctions;
import dev.belvedere.topology.expr.power.PowerFunctions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds operators and functions by the names by which statements call them. Thread-safe. */
public final class Functions {

    private static final List<ScalarFunction> ALL = Stream.of(
                    LogicFunctions.ALL,
                    ConditionalFunctions.ALL,
                    ComparisonFunctions.ALL,
                    ArithmeticFunctions.ALL,
                    RoundingFunctions.ALL,
                    NumberFunctions.ALL,
                    PowerFunctions.ALL,
                    AngleFunctions.ALL,
                    TextFunctions.ALL,
                    LikeFunction.ALL,
                    TextPartFunctions.ALL,
                    TextBuildingFunctions.ALL,
                    TextCodeFunctions.ALL,
                    TimeFunctions.ALL,
                    IntervalFunctions.ALL,
                    BinFunction.ALL,
                    JsonbFunctions.ALL,
                    JsonFunctions.ALL,
                    DocumentParts.ALL,
                    DocumentChanges.ALL,
                    DocumentRows.ALL,
                    RegexFunctions.ALL,
                    ArrayFunctions.ALL,
                    ArrayElementFunctions.ALL,
                    PeriodFunctions.ALL,
                    SeriesFunctions.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, ScalarFunction> FUNCTIONS = byName(ScalarFunction::functionNames);
    private static final Map<String, ScalarFunction> OPERATORS = byName(ScalarFunction::operatorNames);

    private Functions() {}

    /** Finds a function by its name in upper case. */
    public static Optional<ScalarFunction> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    /** Finds an operator by its symbol, or its words in upper case. */
    public static Optional<ScalarFunction> operator(String name) {
        return Optional.ofNullable(OPERATORS.get(name));
    }

    /** Returns the names of all functions that are words, sorted. */
    public static List<String> names() {
        return FUNCTIONS.keySet().stream().filter(Functions::isWord).sorted().toList();
    }

    /** Whether a name is a word, and not the symbol of an operator that statements are read to call as a function. */
    public static boolean isWord(String name) {
        return Character.isLetter(name.charAt(0));
    }

    private static Map<String, ScalarFunction> byName(Function<ScalarFunction, List<String>> names) {
        Map<String, ScalarFunction> found = new HashMap<>();
        for (ScalarFunction function : ALL) {
            for (String name : names.apply(function)) {
                if (found.put(name, function) != null) {
                    throw new IllegalStateException("two functions are called " + name);
                }
            }
        }
        return Map.copyOf(found);
    }
}

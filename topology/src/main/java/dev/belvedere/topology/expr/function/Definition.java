package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.ScalarFunction.Arity;
import dev.belvedere.topology.expr.function.ScalarFunction.Computation;
import dev.belvedere.topology.expr.function.ScalarFunction.Typing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Defines one function: {@code function("REVERSE").takes(VARCHAR).gives(VARCHAR).unary(text -> …)}. By default a function is strict: it gives NULL where an
 * argument is NULL. Used once.
 */
public final class Definition {

    private final String name;
    private final List<String> functionNames = new ArrayList<>();
    private final List<String> operatorNames = new ArrayList<>();
    private Arity arity = new Arity(1, Integer.MAX_VALUE);
    private Typing typing = (function, arguments) -> {
        throw new IllegalStateException(function + " has no types");
    };
    private Function<Expr.Call, Expr> simplification = ConstantFolding::strict;

    private Definition(String name) {
        this.name = name;
    }

    /** Begins the definition of a function that statements call by its own syntax, or by other names. */
    public static Definition named(String name) {
        return new Definition(name);
    }

    /** Begins the definition of a function that statements call by its name. */
    public static Definition function(String name, String... synonyms) {
        return named(name).asFunction(name).asFunction(synonyms);
    }

    /** Adds names of functions. */
    public Definition asFunction(String... names) {
        functionNames.addAll(List.of(names));
        return this;
    }

    /** Adds the name of an operator. */
    public Definition asOperator(String operator) {
        operatorNames.add(operator);
        return this;
    }

    /** Sets how many arguments the function takes; by default one or more. */
    public Definition arguments(int least, int most) {
        arity = new Arity(least, most);
        return this;
    }

    public Definition arguments(int count) {
        return arguments(count, count);
    }

    /** Sets what finds the types of a call. */
    public Definition typedBy(Typing types) {
        typing = types;
        return this;
    }

    /** Sets the types of the arguments. An untyped literal is read as a value of its argument's type. */
    public Parameters takes(SqlType... parameters) {
        return new Parameters(List.of(parameters));
    }

    /** Sets what simplifies a call by the arguments that are constants, where they are not all; by default, a NULL among them makes it NULL. */
    public Definition simplifiedBy(Function<Expr.Call, Expr> rule) {
        simplification = rule;
        return this;
    }

    public ScalarFunction computedBy(Computation computation) {
        return new ScalarFunction(
                name,
                List.copyOf(functionNames),
                List.copyOf(operatorNames),
                arity,
                typing,
                simplification,
                computation);
    }

    /** Ends the definition of a strict function of one argument. */
    public ScalarFunction unary(Strict.Unary function) {
        return computedBy((call, arguments) -> Strict.unary(arguments, function));
    }

    /** Ends the definition of a strict function of two arguments. */
    public ScalarFunction binary(Strict.Binary function) {
        return computedBy((call, arguments) -> Strict.binary(call, arguments, function));
    }

    /** Ends the definition of a strict function of three arguments. */
    public ScalarFunction ternary(Strict.Ternary function) {
        return computedBy((call, arguments) -> Strict.ternary(arguments, function));
    }

    /** Types of arguments whose result is still to be said. */
    public final class Parameters {
        private final List<SqlType> types;
        private final List<Expr> defaults = new ArrayList<>();

        Parameters(List<SqlType> types) {
            this.types = types;
        }

        /** Sets the text that the last argument is if a call leaves it out. */
        public Parameters lastBeing(String text) {
            defaults.add(Literals.text(text));
            return this;
        }

        /** Sets the type of the result. */
        public Definition gives(SqlType result) {
            return arguments(types.size() - defaults.size(), types.size())
                    .typedBy(new Signature(name, types, List.copyOf(defaults), result));
        }
    }
}

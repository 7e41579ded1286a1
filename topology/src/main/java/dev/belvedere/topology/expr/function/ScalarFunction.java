package dev.belvedere.topology.expr.function;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import java.util.List;
import java.util.function.Function;

/** An operator or a function of SQL. Immutable; made by {@link Definition}. */
public final class ScalarFunction implements Expr.Operation {

    private static final Row NO_ROW = Row.of();

    /** Finds the types of a call. */
    @FunctionalInterface
    public interface Typing {

        /**
         * Makes the call with its arguments cast to the types that the function works on.
         *
         * @return a call of the function; or another expression with the same value
         * @throws ExprException if the function does not take these arguments
         */
        Expr call(Expr.Operation function, List<Expr> arguments);
    }

    /** Compiles calls. */
    @FunctionalInterface
    public interface Computation {
        Evaluator of(Expr.Call call, List<Evaluator> arguments);
    }

    private final String name;
    private final List<String> functionNames;
    private final List<String> operatorNames;
    private final Arity arity;
    private final Typing typing;
    private final Function<Expr.Call, Expr> simplification;
    private final Computation computation;

    /** How many arguments a function takes. */
    record Arity(int least, int most) {
        boolean admits(int arguments) {
            return least <= arguments && arguments <= most;
        }
    }

    ScalarFunction(
            String name,
            List<String> functionNames,
            List<String> operatorNames,
            Arity arity,
            Typing typing,
            Function<Expr.Call, Expr> simplification,
            Computation computation) {
        this.name = name;
        this.functionNames = functionNames;
        this.operatorNames = operatorNames;
        this.arity = arity;
        this.typing = typing;
        this.simplification = simplification;
        this.computation = computation;
    }

    /** The names by which statements call it with its arguments in parentheses. */
    public List<String> functionNames() {
        return functionNames;
    }

    /** The names of the operators by which statements call it. */
    public List<String> operatorNames() {
        return operatorNames;
    }

    /** Whether a call may have this many arguments. */
    public boolean takes(int arguments) {
        return arity.admits(arguments);
    }

    @Override
    public Expr call(List<Expr> arguments) {
        Expr typed = typing.call(this, arguments);
        return typed instanceof Expr.Call call && call.operation() == this ? simplified(call) : typed;
    }

    /** Simplifies a call of this function where constants decide its value. */
    Expr simplified(Expr.Call call) {
        return call.arguments().stream().allMatch(Expr.Literal.class::isInstance)
                ? folded(call)
                : simplification.apply(call);
    }

    /** A call that fails for constants is kept: it has to fail for every row, but only where it is computed. */
    private static Expr folded(Expr.Call call) {
        try {
            return new Expr.Literal(call.evaluator().evaluate(NO_ROW), call.type());
        } catch (ExprException e) {
            return call;
        }
    }

    @Override
    public Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        return computation.of(call, arguments);
    }

    @Override
    public String toString() {
        return name;
    }
}

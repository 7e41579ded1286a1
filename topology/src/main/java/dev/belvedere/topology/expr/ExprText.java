package dev.belvedere.topology.expr;

import java.util.List;
import java.util.stream.Collectors;

/** Writes expressions with the names of their inputs, for people to read. */
public final class ExprText {

    private ExprText() {}

    /** Returns the expression's text: {@code DIVIDE(price, stock)}. */
    public static String of(Expr expression, List<String> inputs) {
        return expression.fold(new Expr.Cases<>(
                input -> inputs.get(input.position()),
                literal -> literal.value() instanceof String ? literal.toString() : String.valueOf(literal.value()),
                call -> call.operation()
                        + call.arguments().stream()
                                .map(argument -> of(argument, inputs))
                                .collect(Collectors.joining(", ", "(", ")"))));
    }
}

package dev.belvedere.topology.sql.algebra;

import dev.belvedere.topology.expr.Expr;
import java.util.List;

/** Makes the engine's expression of an operator and its operands. */
@FunctionalInterface
public interface ExprMaker {

    /**
     * Makes the expression.
     *
     * @throws dev.belvedere.topology.expr.ExprException for operands that the operator does not take
     */
    Expr make(List<Expr> operands);
}

package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.LogicFunctions;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Converts Calcite's expressions to the engine's, with the types of the columns that they read. It drops casts, because Calcite added them: casts of the
 * statement are {@link ExprMaker}s. PostgreSQL's rules convert the types instead.
 */
public final class ExpressionConverter {

    private final Function<RexNode, Expr> inputs;

    private ExpressionConverter(Function<RexNode, Expr> inputs) {
        this.inputs = inputs;
    }

    /**
     * Converts an expression over rows of this type.
     *
     * @throws dev.belvedere.topology.expr.ExprException if the expression is not supported for these types
     */
    static Expr convert(RexNode expression, RowType input) {
        return new ExpressionConverter(node -> column(node, input)).convert(expression);
    }

    /** Converts an expression over rows of this type; the function gives the values of its subqueries and window functions. */
    static Expr convert(RexNode expression, RowType input, Function<RexNode, Expr> others) {
        return new ExpressionConverter(node -> isOfManyRows(node) ? others.apply(node) : column(node, input))
                .convert(expression);
    }

    /** Converts an expression; the function gives whatever is neither a literal nor a call. */
    static Expr convert(RexNode expression, Function<RexNode, Expr> inputs) {
        return new ExpressionConverter(inputs).convert(expression);
    }

    private static boolean isOfManyRows(RexNode node) {
        return node instanceof RexSubQuery || node instanceof RexOver;
    }

    /** Converts an expression, with these expressions for its input columns. */
    static Expr convert(RexNode expression, List<Expr> inputs) {
        return new ExpressionConverter(node -> input(node, inputs)).convert(expression);
    }

    /** Converts an expression with Calcite's types of its inputs. Only the type of the result is meaningful. */
    public static Expr ofAnyInput(RexNode expression) {
        return new ExpressionConverter(ExpressionConverter::anyInput).convert(expression);
    }

    private static Expr column(RexNode node, RowType input) {
        if (node instanceof RexInputRef reference) {
            return Expr.Input.of(reference.getIndex(), input.column(reference.getIndex()));
        }
        throw misplaced(node);
    }

    private static Expr input(RexNode node, List<Expr> inputs) {
        if (node instanceof RexInputRef reference) {
            return inputs.get(reference.getIndex());
        }
        throw misplaced(node);
    }

    private static RuntimeException misplaced(RexNode node) {
        if (node instanceof RexSubQuery) {
            return ExprException.unsupported(
                    "a subquery is supported in WHERE, in the SELECT list and in the ON of an INNER JOIN, and not in that of an"
                            + " outer join or in GROUP BY. Write it as a join, or in a WITH query.");
        }
        if (node instanceof RexOver) {
            return ExprException.unsupported(
                    "a window function is supported in the SELECT list of a query that does not depend on the one"
                            + " around it, and not inside another one. Write the query in FROM or WITH.");
        }
        if (node instanceof RexFieldAccess) {
            return ExprException.unsupported(
                    "a subquery may use columns of the query around it only in conditions of its WHERE. Write the subquery as"
                            + " a join.");
        }
        return ExprException.unsupported("there is no expression for " + node + ". Write it in another way.");
    }

    private static Expr anyInput(RexNode node) {
        return SqlTypes.column(node.getType());
    }

    private Expr convert(RexNode node) {
        if (node instanceof RexLiteral literal) {
            return literal(literal);
        }
        if (isOfManyRows(node)) {
            return inputs.apply(node);
        }
        return node instanceof RexCall call ? call(call) : inputs.apply(node);
    }

    /** Converts a literal that Calcite added, as for a join without a condition; literals of the statement are operators. */
    private static Expr literal(RexLiteral literal) {
        SqlType type = SqlTypes.sqlType(literal.getType());
        if (literal.isNull()) {
            return new Expr.Literal(null, type);
        }
        return switch (literal.getType().getSqlTypeName()) {
            case BOOLEAN -> new Expr.Literal(literal.getValueAs(Boolean.class), SqlType.BOOLEAN);
            case INTEGER, BIGINT, DECIMAL -> Literals.number(literal.getValueAs(BigDecimal.class));
            default ->
                throw ExprException.unsupported("the value " + literal + " of type " + type
                        + " is not supported here. Leave it out, or write it as CAST('…' AS " + type + ").");
        };
    }

    private Expr call(RexCall call) {
        List<Expr> operands = call.getOperands().stream().map(this::convert).toList();
        if (call.getOperator() instanceof ExprMaker operator) {
            return operator.make(operands);
        }
        return switch (call.getKind()) {
            case CAST -> operands.get(0);
            case AND -> LogicFunctions.AND.call(operands);
            case OR -> LogicFunctions.OR.call(operands);
            case NOT -> LogicFunctions.NOT.call(operands);
            case EQUALS -> ComparisonFunctions.EQUALS.call(operands);
            // Calcite counts no rows as 0 so, where it joins a LATERAL query.
            case CASE -> ConditionalFunctions.CASE.call(operands);
            case COALESCE -> merged(operands.get(0), operands.get(1));
            case IS_TRUE -> LogicFunctions.IS_TRUE.call(operands);
            case IS_NULL -> LogicFunctions.IS_NULL.call(operands.get(0));
            case IS_NOT_NULL -> LogicFunctions.NOT.call(LogicFunctions.IS_NULL.call(operands.get(0)));
            default -> inputs.apply(call);
        };
    }

    /**
     * Merges the two columns that USING names. Those of a match are equal, and an outer join makes the one of its optional side nullable: a column that cannot
     * be NULL has the value.
     */
    private static Expr merged(Expr left, Expr right) {
        boolean sameType = left.type().equals(right.type());
        if (sameType && (!left.nullable() || !right.nullable())) {
            return left.nullable() ? right : left;
        }
        return ConditionalFunctions.COALESCE.call(left, right);
    }
}

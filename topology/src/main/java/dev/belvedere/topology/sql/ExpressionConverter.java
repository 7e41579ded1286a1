package dev.belvedere.topology.sql;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.LogicFunctions;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/**
 * Converts Calcite's expressions to the engine's, with the types of the columns that they read. It drops casts, because Calcite added them: casts of the
 * statement are {@link PostgresOperator}s. PostgreSQL's rules convert the types instead.
 */
final class ExpressionConverter {

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

    /** Converts an expression with Calcite's types of its inputs. Only the type of the result is meaningful. */
    static Expr ofAnyInput(RexNode expression) {
        return new ExpressionConverter(ExpressionConverter::anyInput).convert(expression);
    }

    private static Expr column(RexNode node, RowType input) {
        if (node instanceof RexInputRef reference) {
            Column column = input.column(reference.getIndex());
            return new Expr.Input(reference.getIndex(), column.type(), column.nullable());
        }
        throw new IllegalStateException("no expression for " + node);
    }

    private static Expr anyInput(RexNode node) {
        RelDataType type = node.getType();
        return new Expr.Input(StandIns.NO_POSITION, SqlTypes.sqlType(type), type.isNullable());
    }

    private Expr convert(RexNode node) {
        if (node instanceof RexLiteral literal) {
            return literal(literal);
        }
        return node instanceof RexCall call ? call(call) : inputs.apply(node);
    }

    /** Converts a literal that Calcite added, as for a join without a condition; literals of the statement are operators. */
    private static Expr literal(RexLiteral literal) {
        SqlType type = SqlTypes.sqlType(literal.getType());
        return switch (literal.getType().getSqlTypeName()) {
            case BOOLEAN -> new Expr.Literal(literal.getValueAs(Boolean.class), SqlType.BOOLEAN);
            case INTEGER, BIGINT, DECIMAL ->
                literal.isNull() ? new Expr.Literal(null, type) : Literals.number(literal.getValueAs(BigDecimal.class));
            default -> throw new IllegalStateException("no expression for " + literal);
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
            case IS_TRUE -> LogicFunctions.IS_TRUE.call(operands);
            case IS_NULL -> LogicFunctions.IS_NULL.call(operands.get(0));
            case IS_NOT_NULL -> LogicFunctions.NOT.call(LogicFunctions.IS_NULL.call(operands.get(0)));
            default -> inputs.apply(call);
        };
    }
}

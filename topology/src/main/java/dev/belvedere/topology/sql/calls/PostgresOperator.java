package dev.belvedere.topology.sql.calls;

import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.sql.algebra.ExprMaker;
import dev.belvedere.topology.sql.algebra.ExpressionConverter;
import dev.belvedere.topology.sql.algebra.SqlTypes;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCallBinding;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * An operator that Calcite passes from the statement to the plan as it is: Calcite neither rewrites nor simplifies it, does not cast its operands, and gets its
 * type from PostgreSQL's rules. A wrong operand is reported with its position.
 */
public final class PostgresOperator extends SqlOperator implements ExprMaker {

    private static final int MAX_PRECEDENCE = 100;

    private final ExprMaker maker;

    /** @param name unique among operators, even if case is ignored */
    public PostgresOperator(String name, ExprMaker maker) {
        super(name, SqlKind.OTHER_FUNCTION, MAX_PRECEDENCE, MAX_PRECEDENCE, null, null, null);
        this.maker = maker;
    }

    @Override
    public Expr make(List<Expr> operands) {
        return maker.make(operands);
    }

    public SqlCall of(SqlParserPos position, List<? extends SqlNode> operands) {
        return createCall(position, operands);
    }

    @Override
    public SqlSyntax getSyntax() {
        return SqlSyntax.FUNCTION;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return SqlOperandCountRanges.any();
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        return true;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
        try {
            Expr expression = make(new StandIns(validator, scope).of(call.getOperandList()));
            return SqlTypes.ofExpression(validator.getTypeFactory(), expression);
        } catch (ExprException e) {
            SqlParserPos at = call.getParserPosition();
            throw new CalciteContextException(
                    "unsupported expression",
                    e,
                    at.getLineNum(),
                    at.getColumnNum(),
                    at.getEndLineNum(),
                    at.getEndColumnNum());
        }
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        List<Expr> operands = ((RexCallBinding) binding)
                .operands().stream().map(ExpressionConverter::ofAnyInput).toList();
        return SqlTypes.ofExpression(binding.getTypeFactory(), make(operands));
    }
}

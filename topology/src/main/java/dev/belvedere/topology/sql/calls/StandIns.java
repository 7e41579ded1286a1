package dev.belvedere.topology.sql.calls;

import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.sql.algebra.ExprMaker;
import dev.belvedere.topology.sql.algebra.SqlTypes;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** Makes expressions for parts of a statement during its validation: their types are final, but columns have no positions yet. */
public final class StandIns {

    private static final Map<SqlKind, ScalarFunction> LOGIC =
            Map.of(SqlKind.AND, LogicFunctions.AND, SqlKind.OR, LogicFunctions.OR, SqlKind.NOT, LogicFunctions.NOT);

    private final SqlValidator validator;
    private final SqlValidatorScope scope;

    public StandIns(SqlValidator validator, SqlValidatorScope scope) {
        this.validator = validator;
        this.scope = scope;
    }

    public List<Expr> of(List<SqlNode> nodes) {
        return nodes.stream().map(this::of).toList();
    }

    private Expr of(SqlNode node) {
        if (node instanceof SqlCall call && call.getOperator() instanceof ExprMaker operator) {
            return operator.make(of(call.getOperandList()));
        }
        ScalarFunction logic = LOGIC.get(node.getKind());
        if (logic != null) {
            return logic.call(of(((SqlCall) node).getOperandList()));
        }
        return SqlTypes.column(validator.deriveType(scope, node));
    }
}

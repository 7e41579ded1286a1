package dev.belvedere.topology.sql;

import dev.belvedere.topology.expr.Expr;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** Expressions for parts of a statement that is being validated, which have the final types, but where columns have no position yet. */
final class StandIns {

    static final int NO_POSITION = -1;

    private final SqlValidator validator;
    private final SqlValidatorScope scope;

    StandIns(SqlValidator validator, SqlValidatorScope scope) {
        this.validator = validator;
        this.scope = scope;
    }

    List<Expr> of(List<SqlNode> nodes) {
        return nodes.stream().map(this::of).toList();
    }

    private Expr of(SqlNode node) {
        if (node instanceof SqlCall call && call.getOperator() instanceof PostgresOperator operator) {
            return operator.make(of(call.getOperandList()));
        }
        RelDataType type = validator.deriveType(scope, node);
        return new Expr.Input(NO_POSITION, SqlTypes.sqlType(type), type.isNullable());
    }
}

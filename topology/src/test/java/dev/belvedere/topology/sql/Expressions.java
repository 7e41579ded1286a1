package dev.belvedere.topology.sql;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.sql.algebra.RelationConverter;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;

/** Compiles the text of one expression over one table's columns, the way that a view's expressions take. */
final class Expressions {

    private final Table table;
    private final ViewCompiler compiler;

    Expressions(RowType columns) {
        this(columns, SqlSettings.NONE);
    }

    Expressions(RowType columns, SqlSettings settings) {
        this.table = Table.of("t", "test.public.t", columns, List.of(0));
        this.compiler = new ViewCompiler(new Catalog(List.of(table)), settings);
    }

    /** Throws {@link SqlException} for what is not supported; the expression starts at line 2, column 1. */
    Expr compile(String expression) {
        StatementText statement = StatementText.of(
                new Statement("e.sql", "CREATE MATERIALIZED VIEW v AS SELECT\n" + expression + "\nAS x FROM t"));
        SqlNode query = ViewCompiler.parse(statement);
        new SupportedExpressions(statement, node -> false, subquery -> {})
                .check(((SqlCall) ((SqlSelect) query).getSelectList().get(0)).operand(0));
        RelNode plan = compiler.plan(statement, query, List.of());
        return ((Relation.Project) RelationConverter.convert(plan))
                .expressions()
                .get(0);
    }
}

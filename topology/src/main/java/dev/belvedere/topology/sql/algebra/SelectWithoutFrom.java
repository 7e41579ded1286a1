package dev.belvedere.topology.sql.algebra;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.Relation;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/** Finds the one row of a SELECT whose values are all those of subqueries. */
final class SelectWithoutFrom {

    private SelectWithoutFrom() {}

    static boolean is(Project project) {
        return project.getInput() instanceof Values;
    }

    /**
     * Returns a relation of one row: the number of all rows that one of the subqueries reads.
     *
     * @param converter converts that subquery
     * @throws ExprException if there is no subquery that is an aggregate without GROUP BY, or EXISTS
     */
    static Relation oneRow(Project project, Function<RelNode, Relation> converter) {
        RelNode rows = project.getProjects().stream()
                .map(RexUtil.SubQueryFinder::find)
                .filter(RexSubQuery.class::isInstance)
                .map(RexSubQuery.class::cast)
                .filter(query -> query.getKind() == SqlKind.EXISTS || SubQueries.isOneRow(query.rel))
                .map(SelectWithoutFrom::rows)
                .findFirst()
                .orElseThrow(() -> ExprException.unsupported(
                        "a SELECT without FROM is supported where it has subqueries that are aggregates without GROUP BY,"
                                + " or EXISTS. Keep constant rows in a table."));
        return AggregateConverter.grouped(
                converter.apply(rows),
                List.of(),
                results -> List.of(results.folded(AggregateCall.Function.COUNT, AggregateCall.EVERY_ROW)));
    }

    private static RelNode rows(RexSubQuery query) {
        if (query.getKind() == SqlKind.EXISTS) {
            return query.rel;
        }
        RelNode aggregate = query.rel instanceof Aggregate ? query.rel : query.rel.getInput(0);
        return aggregate.getInput(0);
    }
}

package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.plan.logical.AggregateCall.Function;
import java.util.List;
import java.util.stream.IntStream;

/** Refuses documents where rows are grouped or told apart by them: equal ones may be written differently, as 1.0 and 1.00. */
public final class DocumentUses {

    private DocumentUses() {}

    /**
     * Checks a view.
     *
     * @throws ExprException for the first such use
     */
    public static void check(Relation relation) {
        relation.inputs().forEach(DocumentUses::check);
        relation.fold(new Relation.Cases<Boolean>(
                scan -> true,
                project -> true,
                filter -> true,
                join -> true,
                aggregate -> grouped(aggregate.input().columns(), aggregate.group(), aggregate.calls()),
                operation -> operation.kind() == Relation.SetKind.UNION_ALL
                        || by(operation.columns(), all(operation.columns()), operation.describe()),
                window -> by(window.input().columns(), window.partition(), "PARTITION BY or DISTINCT ON")
                        && by(
                                window.input().columns(),
                                window.order().stream()
                                        .map(Relation.Sorting::column)
                                        .toList(),
                                "ORDER BY"),
                sets -> grouped(sets.input().columns(), sets.group(), sets.calls()),
                unnest -> true));
    }

    private static List<Integer> all(RowType columns) {
        return IntStream.range(0, columns.size()).boxed().toList();
    }

    private static boolean grouped(RowType input, List<Integer> group, List<AggregateCall> calls) {
        List<Integer> counted = calls.stream()
                .filter(call -> call.function() == Function.COUNT_DISTINCT)
                .map(AggregateCall::argument)
                .toList();
        return by(input, group, "GROUP BY or DISTINCT") && by(input, counted, "COUNT(DISTINCT)");
    }

    private static boolean by(RowType columns, List<Integer> positions, String use) {
        for (int position : positions) {
            Column column = columns.column(position);
            if (hasDocuments(column.type())) {
                throw ExprException.unsupported(
                        "column " + column.name() + " is a document, and cannot be used in " + use
                                + ": equal documents may be written differently (1.0 and 1.00). Take a text out of it by ->>, or"
                                + " write CAST(" + column.name() + " AS TEXT) if their texts are to be told apart.");
            }
        }
        return true;
    }

    private static boolean hasDocuments(SqlType type) {
        SqlType element = type.element();
        return type.kind() == Kind.JSON || (element != null && hasDocuments(element));
    }
}

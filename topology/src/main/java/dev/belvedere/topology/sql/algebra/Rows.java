package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Relations that have the rows of another one, with other columns. */
final class Rows {

    private Rows() {}

    /** The rows with these columns only. */
    static Relation only(Relation from, List<Integer> positions) {
        return new Relation.Project(
                from,
                positions.stream().<Expr>map(position -> input(from, position)).toList(),
                from.columns().project(positions));
    }

    /** The rows with one more column. */
    static Relation with(Relation rows, Expr expression) {
        List<Expr> expressions = new ArrayList<>();
        List<Column> columns = new ArrayList<>(rows.columns().columns());
        IntStream.range(0, columns.size()).forEach(position -> expressions.add(input(rows, position)));
        expressions.add(expression);
        columns.add(new Column("one", expression.type(), expression.nullable()));
        return new Relation.Project(rows, expressions, new RowType(columns));
    }

    /** A column as an expression. */
    static Expr.Input input(Relation relation, int position) {
        return Expr.Input.of(position, relation.columns().column(position));
    }
}

package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.Relation.SetKind;
import dev.belvedere.topology.plan.logical.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.rel.core.SetOp;

/** Converts UNION, INTERSECT and EXCEPT: gives the inputs the types that PostgreSQL gives them (manual, section "UNION, CASE, and Related Constructs"). */
final class SetOperations {

    private final List<Relation> inputs;

    private SetOperations(List<Relation> inputs) {
        this.inputs = inputs;
    }

    static Relation of(SetOp operation, List<Relation> inputs) {
        SetKind kind = switch (operation.kind) {
            case UNION -> operation.all ? SetKind.UNION_ALL : SetKind.UNION;
            case INTERSECT -> SetKind.INTERSECT;
            case EXCEPT -> SetKind.EXCEPT;
            default -> throw new IllegalStateException("no logical plan for " + operation.kind);
        };
        return operation.all && kind != SetKind.UNION_ALL ? counted(kind, inputs) : of(kind, inputs);
    }

    /** INTERSECT ALL and EXCEPT ALL: the copies of a row are numbered in each input, and copies with one number meet. */
    private static Relation counted(SetKind kind, List<Relation> inputs) {
        Relation result = inputs.get(0);
        for (Relation next : inputs.subList(1, inputs.size())) {
            Relation both = new SetOperations(List.of(result, next)).relation(kind, true);
            List<Expr> shown = IntStream.range(0, both.columns().size() - 1)
                    .mapToObj(position -> reference(both, position))
                    .toList();
            result = new Relation.Project(
                    both, shown, new RowType(both.columns().columns().subList(0, shown.size())));
        }
        return result;
    }

    /** Combines inputs that have the same number of columns. */
    static Relation of(SetKind kind, List<Relation> inputs) {
        return new SetOperations(inputs.stream()
                        .flatMap(input -> absorbed(kind, input) ? input.inputs().stream() : Stream.of(input))
                        .toList())
                .relation(kind, false);
    }

    /** Whether the inputs of an input can stand in its place. */
    private static boolean absorbed(SetKind kind, Relation input) {
        return input instanceof Relation.SetOperation union
                && (kind == SetKind.UNION || kind == SetKind.UNION_ALL)
                && union.kind() == kind;
    }

    /** @param counts whether the copies of a row are numbered, in a column behind all others */
    private Relation relation(SetKind kind, boolean counts) {
        List<Column> columns = new ArrayList<>();
        List<List<Expr>> expressions =
                inputs.stream().<List<Expr>>map(input -> new ArrayList<>()).toList();
        for (int i = 0; i < inputs.get(0).columns().size(); i++) {
            SqlType common = commonType(i, kind);
            List<Expr> alike = alike(i, common);
            IntStream.range(0, alike.size())
                    .forEach(input -> expressions.get(input).add(alike.get(input)));
            boolean nullable = alike.stream()
                    .limit(kind == SetKind.EXCEPT ? 1 : alike.size())
                    .anyMatch(Expr::nullable);
            columns.add(new Column(inputs.get(0).columns().column(i).name(), common, nullable));
        }
        RowType type = new RowType(columns);
        List<Relation> typed = IntStream.range(0, inputs.size())
                .<Relation>mapToObj(input -> new Relation.Project(inputs.get(input), expressions.get(input), type))
                .toList();
        return counts
                ? new Relation.SetOperation(
                        kind,
                        typed.stream().map(SetOperations::numbered).toList(),
                        numbered(typed.get(0)).columns())
                : new Relation.SetOperation(kind, typed, type);
    }

    private static Relation numbered(Relation input) {
        List<Integer> all = IntStream.range(0, input.columns().size()).boxed().toList();
        return Relation.Window.of(input, all, List.of(), List.of(new WindowCall.Rank(WindowCall.Numbering.ROW_NUMBER)));
    }

    private SqlType commonType(int position, SetKind kind) {
        List<Expr> columns =
                inputs.stream().map(input -> column(input, position)).toList();
        List<SqlType> types = columns.stream().map(Expr::type).distinct().toList();
        SqlType common = types.size() == 1 ? types.get(0) : Coercion.commonType(columns);
        if (types.size() > 1 && common.equals(SqlType.NUMERIC) && kind != SetKind.UNION_ALL) {
            throw ExprException.unsupported("the inputs' columns "
                    + inputs.get(0).columns().column(position).name()
                    + " are numerics of different scales, and equal ones would have no one form. Write CAST(… AS"
                    + " NUMERIC(p,s)) in each SELECT.");
        }
        return common;
    }

    /** Returns a column of each input, cast to one type. */
    private List<Expr> alike(int position, SqlType common) {
        return inputs.stream()
                .map(input -> column(input, position))
                .map(column -> column.type().equals(common) ? column : Casts.cast(column, common))
                .toList();
    }

    /** Returns the column; where the input computes a literal, that literal, because PostgreSQL gives '…' and NULL the type of the others. */
    private static Expr column(Relation input, int position) {
        return literal(input, position) instanceof Expr.Literal literal && Literals.isUntyped(literal)
                ? literal
                : reference(input, position);
    }

    private static Expr reference(Relation input, int position) {
        return Expr.Input.of(position, input.columns().column(position));
    }

    private static Expr literal(Relation input, int position) {
        return input instanceof Relation.Project project
                ? project.expressions().get(position)
                : reference(input, position);
    }
}

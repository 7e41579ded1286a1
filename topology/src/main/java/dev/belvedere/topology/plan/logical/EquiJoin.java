package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.plan.logical.Relation.Equality;
import dev.belvedere.topology.plan.logical.Relation.JoinKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds a join from its conditions: equalities between the two sides become its join keys. A side of an equality that is not a plain column is computed below
 * the join and dropped above it. Used once.
 */
final class EquiJoin {

    private final Side left;
    private final Side right;
    private final JoinKind kind;
    private final List<Equality> on;
    private final List<Expr> conditions = new ArrayList<>();

    EquiJoin(Relation left, Relation right, JoinKind kind, List<Equality> on) {
        this.left = new Side(left);
        this.right = new Side(right);
        this.kind = kind;
        this.on = new ArrayList<>(on);
    }

    /** Adds a condition over the columns of both sides. */
    void add(Expr condition) {
        if (!(condition instanceof Expr.Call call
                && call.operation() == ComparisonFunctions.EQUALS
                && (addEquality(call.arguments().get(0), call.arguments().get(1))
                        || addEquality(call.arguments().get(1), call.arguments().get(0))))) {
            conditions.add(condition);
        }
    }

    private boolean addEquality(Expr ofLeft, Expr ofRight) {
        boolean betweenSides = readsOnly(ofLeft, true) && readsOnly(ofRight, false);
        if (betweenSides && ofLeft.type().kind() == ofRight.type().kind()) {
            on.add(new Equality(left.position(ofLeft), right.position(Conditions.withoutFirst(left.size, ofRight))));
            return true;
        }
        return false;
    }

    private boolean readsOnly(Expr expression, boolean ofLeft) {
        return expression.inputs().findAny().isPresent()
                && Conditions.reads(expression, column -> column < left.size == ofLeft);
    }

    /** Returns the join with these columns. */
    Relation relation(RowType columns) {
        int added = left.columns.size() - left.size;
        if (added == 0 && right.columns.size() == right.size) {
            return new Relation.Join(left.relation, right.relation, kind, on, conditions, columns);
        }
        List<Expr> shifted = conditions.stream()
                .map(condition -> condition.over(input -> shifted(input, added)))
                .toList();
        Relation.Join join = new Relation.Join(
                left.extended(), right.extended(), kind, on, shifted, new RowType(allColumns(columns)));
        List<Expr> wanted = new ArrayList<>();
        for (Column column : columns.columns()) {
            wanted.add(shifted(Expr.Input.of(wanted.size(), column), added));
        }
        return new Relation.Project(join, wanted, columns);
    }

    private List<Column> allColumns(RowType columns) {
        return Stream.of(
                        columns.columns().subList(0, left.size),
                        left.addedColumns(),
                        columns.columns().subList(left.size, columns.size()),
                        right.addedColumns())
                .flatMap(List::stream)
                .toList();
    }

    private Expr shifted(Expr.Input input, int added) {
        return input.position() < left.size ? input : input.at(input.position() + added);
    }

    /** One side, and the expressions that are computed from it for the join. */
    private static final class Side {
        private final Relation relation;
        private final int size;
        private final List<Expr> columns = new ArrayList<>();

        Side(Relation relation) {
            this.relation = relation;
            this.size = relation.columns().size();
            for (Column column : relation.columns().columns()) {
                columns.add(Expr.Input.of(columns.size(), column));
            }
        }

        int position(Expr expression) {
            if (expression instanceof Expr.Input plain) {
                return plain.position();
            }
            int known = columns.indexOf(expression);
            if (known >= 0) {
                return known;
            }
            columns.add(expression);
            return columns.size() - 1;
        }

        List<Column> addedColumns() {
            return columns.subList(size, columns.size()).stream()
                    .map(column -> new Column(column.toString(), column.type(), column.nullable()))
                    .toList();
        }

        Relation extended() {
            List<Column> all = new ArrayList<>(relation.columns().columns());
            all.addAll(addedColumns());
            return columns.size() == size ? relation : new Relation.Project(relation, columns, new RowType(all));
        }
    }
}

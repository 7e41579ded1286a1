package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.catalog.Table;
import java.util.List;
import java.util.stream.Collectors;

/** A node of the logical plan: a set of rows, computed from other sets of rows. Immutable; {@link #explain} prints the tree. */
public sealed interface Relation {

    /** The columns of the rows. */
    RowType columns();

    /** The relations this one is computed from. */
    List<Relation> inputs();

    /** One line that says what this node does, without its inputs. */
    String describe();

    /** The tree, one node a line, inputs indented below. */
    default String explain() {
        return describe() + "\n"
                + inputs().stream().map(input -> input.explain().indent(2)).collect(Collectors.joining());
    }

    /** All rows of a table. */
    record Scan(Table table) implements Relation {
        @Override
        public RowType columns() {
            return table.columns();
        }

        @Override
        public List<Relation> inputs() {
            return List.of();
        }

        @Override
        public String describe() {
            return "Scan(" + table.name() + ")";
        }
    }

    /**
     * Some columns of the input, in another order or under other names.
     *
     * @param positions the input's column for each output column
     */
    record Project(Relation input, List<Integer> positions, RowType columns) implements Relation {
        public Project {
            positions = List.copyOf(positions);
        }

        @Override
        public List<Relation> inputs() {
            return List.of(input);
        }

        @Override
        public String describe() {
            return "Project(" + String.join(", ", columns.names()) + ")";
        }
    }

    /** How a join treats a left row without a partner. */
    enum JoinKind {
        /** It vanishes. */
        INNER,
        /** It stays, with NULLs on the right. */
        LEFT
    }

    /** Two columns that a join holds equal: one of the left input, one of the right, each by its position there. */
    record Equality(int left, int right) {}

    /** Left rows with right rows that agree on all the equalities; the columns are the left's, then the right's. */
    record Join(Relation left, Relation right, JoinKind kind, List<Equality> on, RowType columns) implements Relation {
        public Join {
            on = List.copyOf(on);
        }

        @Override
        public List<Relation> inputs() {
            return List.of(left, right);
        }

        @Override
        public String describe() {
            return on.stream()
                    .map(equality -> left.columns().column(equality.left()).name() + " = "
                            + right.columns().column(equality.right()).name())
                    .collect(Collectors.joining(" AND ", kind == JoinKind.LEFT ? "LeftJoin(" : "Join(", ")"));
        }
    }

    /** One row per distinct combination of the group columns; the columns are the group's, then one per call. */
    record Aggregate(Relation input, List<Integer> group, List<AggregateCall> calls, RowType columns)
            implements Relation {
        public Aggregate {
            group = List.copyOf(group);
            calls = List.copyOf(calls);
        }

        @Override
        public List<Relation> inputs() {
            return List.of(input);
        }

        @Override
        public String describe() {
            String keys = group.stream()
                    .map(position -> input.columns().column(position).name())
                    .collect(Collectors.joining(", ", "{", "}"));
            String results = calls.stream()
                    .map(call -> ", " + call.describe(input.columns()))
                    .collect(Collectors.joining());
            return "Aggregate(" + keys + results + ")";
        }
    }
}

package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.aggregate.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node of the logical plan: a set of rows that is computed from other sets of rows. Immutable; {@link #explain} prints the tree. */
public sealed interface Relation {

    /** The columns of the rows. */
    RowType columns();

    /** The relations this one is computed from. */
    List<Relation> inputs();

    /** Returns one line on this node, without its inputs. */
    String describe();

    /** Applies the function in {@code cases} that belongs to this case. */
    <T extends @Nullable Object> T fold(Cases<T> cases);

    /** One function for each kind of relation. A new kind does not compile until everything that handles relations handles it. */
    record Cases<T extends @Nullable Object>(
            Function<Scan, T> scan,
            Function<Project, T> project,
            Function<Filter, T> filter,
            Function<Join, T> join,
            Function<Aggregate, T> aggregate,
            Function<SetOperation, T> setOperation,
            Function<Window, T> window,
            Function<GroupingSets, T> groupingSets,
            Function<Unnest, T> unnest) {}

    /** Returns the tree, one node a line, with the inputs indented below. */
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

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.scan.apply(this);
        }
    }

    /** One row per row of the input, its columns computed from the input's. */
    record Project(Relation input, List<Expr> expressions, RowType columns) implements Relation {
        public Project {
            expressions = List.copyOf(expressions);
        }

        @Override
        public List<Relation> inputs() {
            return List.of(input);
        }

        @Override
        public String describe() {
            return "Project(" + String.join(", ", columns.names()) + ")";
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.project.apply(this);
        }
    }

    /** The rows of the input for which the condition is TRUE. */
    record Filter(Relation input, Expr condition) implements Relation {
        @Override
        public RowType columns() {
            return input.columns();
        }

        @Override
        public List<Relation> inputs() {
            return List.of(input);
        }

        @Override
        public String describe() {
            return "Filter(" + condition + ")";
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.filter.apply(this);
        }
    }

    /** How a join treats a row without a partner. */
    enum JoinKind {
        /** The row is dropped. */
        INNER,
        /** The row stays, with NULLs on the right. */
        LEFT,
        /** The row stays, with NULLs on the right, and a right row without a partner stays with NULLs on the left. */
        FULL
    }

    /** Two columns that are equal in a join: a position in the left input, and one in the right. */
    record Equality(int left, int right) {}

    /**
     * Left rows with right rows that agree on all the equalities and fulfil all the conditions; the columns are the left's, then the right's.
     *
     * @param conditions further conditions, over the columns of both sides
     */
    record Join(Relation left, Relation right, JoinKind kind, List<Equality> on, List<Expr> conditions, RowType columns)
            implements Relation {
        public Join {
            on = List.copyOf(on);
            conditions = List.copyOf(conditions);
        }

        @Override
        public List<Relation> inputs() {
            return List.of(left, right);
        }

        @Override
        public String describe() {
            Stream<String> equalities = on.stream()
                    .map(equality -> left.columns().column(equality.left()).name() + " = "
                            + right.columns().column(equality.right()).name());
            return Stream.concat(equalities, conditions.stream().map(Expr::toString))
                    .collect(Collectors.joining(" AND ", name() + "(", ")"));
        }

        private String name() {
            return switch (kind) {
                case INNER -> "Join";
                case LEFT -> "LeftJoin";
                case FULL -> "FullJoin";
            };
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.join.apply(this);
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

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.aggregate.apply(this);
        }
    }

    /** How rows of several inputs are combined. All but UNION_ALL give each row once; NULLs are equal. */
    enum SetKind {
        /** All rows of all inputs. */
        UNION_ALL,
        /** Rows of any input. */
        UNION,
        /** Rows of all inputs. */
        INTERSECT,
        /** Rows of the first input that no other one has. */
        EXCEPT
    }

    /** Rows of several inputs, whose columns have the same types in the same order. */
    record SetOperation(SetKind kind, List<Relation> inputs, RowType columns) implements Relation {
        public SetOperation {
            inputs = List.copyOf(inputs);
        }

        @Override
        public String describe() {
            return switch (kind) {
                case UNION_ALL -> "UnionAll";
                case UNION -> "Union";
                case INTERSECT -> "Intersect";
                case EXCEPT -> "Except";
            };
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.setOperation.apply(this);
        }
    }

    /** A column that orders rows. */
    record Sorting(int column, SortKey.Direction direction) {}

    /**
     * All rows that a numbering of a window lets through: those with numbers up to {@code most}.
     *
     * @param call the position of the {@link WindowCall.Rank} among the window's calls
     */
    record Top(int call, long most) {}

    /**
     * The rows of the input with what window functions give them; the columns are the input's, then one per call.
     *
     * @param partition the columns that rows of one partition have in common
     * @param order what the rows of a partition are ordered by
     * @param top which rows there are; all, if it is empty
     */
    record Window(
            Relation input,
            List<Integer> partition,
            List<Sorting> order,
            List<WindowCall> calls,
            Optional<Top> top,
            RowType columns)
            implements Relation {
        public Window {
            partition = List.copyOf(partition);
            order = List.copyOf(order);
            calls = List.copyOf(calls);
        }

        /** Makes the window of all rows. */
        public static Window of(Relation input, List<Integer> partition, List<Sorting> order, List<WindowCall> calls) {
            List<Column> columns = new ArrayList<>(input.columns().columns());
            calls.forEach(call -> columns.add(call.column(input.columns())));
            return new Window(input, partition, order, calls, Optional.empty(), new RowType(columns));
        }

        @Override
        public List<Relation> inputs() {
            return List.of(input);
        }

        @Override
        public String describe() {
            RowType names = input.columns();
            String by = partition.stream()
                    .map(position -> names.column(position).name())
                    .collect(Collectors.joining(", ", "{", "}"));
            String sorted = order.stream()
                    .map(key -> " " + names.column(key.column()).name() + " " + key.direction())
                    .collect(Collectors.joining(","));
            String results =
                    calls.stream().map(call -> ", " + call.describe(names)).collect(Collectors.joining());
            String rows = top.map(limit -> ", " + calls.get(limit.call()).describe(names) + " <= " + limit.most())
                    .orElse("");
            return "Window(" + by + sorted + results + rows + ")";
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.window.apply(this);
        }
    }

    /**
     * One row for each element of arrays that each row of the input has: the columns are the input's, then an element of each array, then the elements' number
     * from 1. Shorter arrays are filled up with NULLs.
     *
     * @param arrays positions of the arrays in the input
     * @param outer whether a row without elements stays, with NULLs behind the input's columns
     */
    record Unnest(Relation input, List<Integer> arrays, boolean outer, RowType columns) implements Relation {

        public Unnest {
            arrays = List.copyOf(arrays);
        }

        /** Makes the rows of these arrays' elements. */
        public static Unnest of(Relation input, List<Integer> arrays, boolean outer) {
            List<Column> columns = new ArrayList<>(input.columns().columns());
            for (int array : arrays) {
                Column column = input.columns().column(array);
                columns.add(new Column(
                        "element", Objects.requireNonNull(column.type().element()), true));
            }
            columns.add(new Column("ordinality", SqlType.BIGINT, outer));
            return new Unnest(input, arrays, outer, new RowType(columns));
        }

        @Override
        public List<Relation> inputs() {
            return List.of(input);
        }

        @Override
        public String describe() {
            return arrays.stream()
                    .map(position -> input.columns().column(position).name())
                    .collect(Collectors.joining(", ", outer ? "LeftUnnest(" : "Unnest(", ")"));
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.unnest.apply(this);
        }
    }

    /**
     * An aggregate for each of several sets of columns: one row per distinct combination of the set's columns, in which the other columns are NULL. The set
     * without columns has one row even over no rows. The columns are those of all sets, the number of the row's set, then one per call.
     *
     * @param group the columns of all sets
     * @param sets the sets, each of positions in {@code group}
     */
    record GroupingSets(
            Relation input, List<Integer> group, List<List<Integer>> sets, List<AggregateCall> calls, RowType columns)
            implements Relation {

        /** The number of a row's set, from 1. */
        public static final Column NUMBER = new Column("grouping set", SqlType.INTEGER, false);

        public GroupingSets {
            group = List.copyOf(group);
            sets = sets.stream().map(List::copyOf).toList();
            calls = List.copyOf(calls);
        }

        @Override
        public List<Relation> inputs() {
            return List.of(input);
        }

        @Override
        public String describe() {
            String keys = sets.stream()
                    .map(set -> set.stream()
                            .map(position -> columns.column(position).name())
                            .collect(Collectors.joining(", ", "{", "}")))
                    .collect(Collectors.joining(" "));
            String results = calls.stream()
                    .map(call -> ", " + call.describe(input.columns()))
                    .collect(Collectors.joining());
            return "GroupingSets(" + keys + results + ")";
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.groupingSets.apply(this);
        }
    }
}

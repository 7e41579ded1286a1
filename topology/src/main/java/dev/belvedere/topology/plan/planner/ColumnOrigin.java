package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.plan.logical.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a column of a relation comes from, while a view is planned. Equal origins have equal values. */
sealed interface ColumnOrigin {

    Column column();

    /** Applies the function in {@code cases} that belongs to this case. */
    <T extends @Nullable Object> T fold(Cases<T> cases);

    /** One function for each kind of origin. A new kind does not compile until everything that handles origins handles it. */
    record Cases<T extends @Nullable Object>(
            Function<TableColumn, T> tableColumn,
            Function<LookedUp, T> lookedUp,
            Function<KeyColumn, T> keyColumn,
            Function<Folded, T> folded,
            Function<BagColumn, T> bagColumn,
            Function<PairColumn, T> pairColumn,
            Function<WindowColumn, T> windowColumn,
            Function<WindowResult, T> windowResult,
            Function<ElementColumn, T> elementColumn,
            Function<Element, T> element,
            Function<Computed, T> computed) {}

    /** A column of a root table. */
    record TableColumn(Draft.Root root, int position) implements ColumnOrigin {
        @Override
        public Column column() {
            return root.table.columns().column(position);
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.tableColumn.apply(this);
        }
    }

    /** The column {@code inner} of a looked-up row. */
    record LookedUp(Draft.Lookup lookup, ColumnOrigin inner) implements ColumnOrigin {
        @Override
        public Column column() {
            return nullableWhere(!lookup.required, inner.column());
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.lookedUp.apply(this);
        }
    }

    /** A column of an assembly's key. */
    record KeyColumn(Draft assembly, int position) implements ColumnOrigin {
        @Override
        public Column column() {
            return assembly.key.column(position);
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.keyColumn.apply(this);
        }
    }

    /** The result of an aggregate call, or of {@link #ROWS}. */
    record Folded(Draft.Fold fold, int call) implements ColumnOrigin {

        /** In place of a call: how many rows the group has, NULL where there is no group. Kept only where it is asked for. */
        static final int ROWS = -1;

        @Override
        public Column column() {
            return call == ROWS
                    ? new Column("COUNT(*)", SqlType.BIGINT, true)
                    : nullableWhere(!fold.required, fold.results.get(call));
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.folded.apply(this);
        }
    }

    /** The column {@code inner} of a row in a bag. */
    record BagColumn(Draft.Bag bag, ColumnOrigin inner) implements ColumnOrigin {
        @Override
        public Column column() {
            return nullableWhere(bag.optional, inner.column());
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.bagColumn.apply(this);
        }
    }

    /** The column {@code inner} of the pair that an assembly keeps for its key. */
    record PairColumn(Draft.Pair pair, BagColumn inner) implements ColumnOrigin {
        @Override
        public Column column() {
            return nullableWhere(!pair.required, inner.column());
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.pairColumn.apply(this);
        }
    }

    /** The column {@code inner}, or the result {@code inner}, of the row of a window that an assembly keeps for its key. */
    record WindowColumn(Draft.Windowed window, ColumnOrigin inner) implements ColumnOrigin {
        @Override
        public Column column() {
            return nullableWhere(!window.required, inner.column());
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.windowColumn.apply(this);
        }
    }

    /**
     * The result of a window function, in the assembly that keeps the partitions.
     *
     * @param rows the columns that the function's arguments are positions of
     */
    record WindowResult(Draft partitions, int position, WindowCall call, RowType rows) implements ColumnOrigin {
        @Override
        public Column column() {
            return call.column(rows);
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.windowResult.apply(this);
        }
    }

    /** The column {@code inner} of a row, or an {@link Element} of it, that an assembly keeps for each element. */
    record ElementColumn(Draft.Elements elements, ColumnOrigin inner) implements ColumnOrigin {
        @Override
        public Column column() {
            return nullableWhere(!elements.required, inner.column());
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.elementColumn.apply(this);
        }
    }

    /** The elements of the array with this number. */
    record Element(int array, Column column) implements ColumnOrigin {
        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.element.apply(this);
        }
    }

    /** An expression over other origins, none of which is computed itself. */
    record Computed(Expr expression, List<ColumnOrigin> from) implements ColumnOrigin {
        public Computed {
            from = List.copyOf(from);
        }

        @Override
        public Column column() {
            return new Column(expression.toString(), expression.type(), expression.nullable());
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.computed.apply(this);
        }

        @Override
        public Stream<ColumnOrigin> leaves() {
            return from.stream();
        }

        @Override
        public ColumnOrigin mapLeaves(UnaryOperator<ColumnOrigin> replacement) {
            return computed(expression, from.stream().map(replacement).toList());
        }
    }

    /** Returns the origin of an expression: its input {@code i} is origin {@code i}. */
    static ColumnOrigin computed(Expr expression, List<ColumnOrigin> inputs) {
        if (expression instanceof Expr.Input input) {
            return inputs.get(input.position());
        }
        List<ColumnOrigin> from = new ArrayList<>();
        Expr flat = expression.over(input -> inlined(inputs.get(input.position()), from));
        return new Computed(flat, from);
    }

    private static Expr inlined(ColumnOrigin origin, List<ColumnOrigin> from) {
        if (origin instanceof Computed computed) {
            return computed.expression.over(input -> inlined(computed.from.get(input.position()), from));
        }
        return Expr.Input.of(Draft.use(from, origin), origin.column());
    }

    /** Returns the origins that are not computed: this one, or those that it is computed from. */
    default Stream<ColumnOrigin> leaves() {
        return Stream.of(this);
    }

    /** Returns the origin with each leaf replaced. */
    default ColumnOrigin mapLeaves(UnaryOperator<ColumnOrigin> replacement) {
        return replacement.apply(this);
    }

    /**
     * Returns the same value without needless lookups: the key of a row that must exist equals the foreign key that refers to it. Numbers that are equal and written
     * differently are not the same.
     */
    default ColumnOrigin shortest() {
        return mapLeaves(ColumnOrigin::shortestLeaf);
    }

    private static ColumnOrigin shortestLeaf(ColumnOrigin leaf) {
        if (!(leaf instanceof LookedUp found)) {
            return leaf;
        }
        ColumnOrigin inner = found.inner().shortest();
        int position = found.lookup().target.keyPosition(inner);
        if (found.lookup().required && position >= 0) {
            ColumnOrigin foreignKey = found.lookup().foreignKey(position);
            if (isKeptByKey(foreignKey.column().type(), inner.column().type())) {
                return foreignKey;
            }
        }
        return new LookedUp(found.lookup(), inner);
    }

    /** Whether the value of an equal key is written as that of the column is: 1.0 and 1.00 are one key, so are 0 and -0, and 1 mon and 30 days. */
    static boolean isKeptByKey(SqlType key, SqlType column) {
        return switch (key.kind()) {
            case DECIMAL -> key.scale() != SqlType.ANY_SCALE && key.scale() == column.scale();
            case REAL, DOUBLE, INTERVAL, ARRAY -> false;
            case BOOLEAN, INTEGER, BIGINT, VARCHAR, BYTES, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, UUID, JSON -> true;
        };
    }

    private static Column nullableWhere(boolean condition, Column column) {
        return new Column(column.name(), column.type(), column.nullable() || condition);
    }
}

package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.WindowCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An assembly while a view is planned: parts are added and moved, and collect the columns that are asked of them. Drafts and their parts are compared by
 * identity.
 *
 * <p>Drafts and {@link ColumnOrigin}s are one recursive data type in two files: a part keeps origins, and an origin names the part that keeps it.
 */
final class Draft {

    final String name;
    final RowType key;
    final List<PartDraft> parts = new ArrayList<>();
    /** The conditions for a key to have a row. */
    final List<ColumnOrigin> filters = new ArrayList<>();

    private final List<Row> keysOverNothing = new ArrayList<>();
    /** For each column of the key, the origins known to equal it. */
    private final List<Set<ColumnOrigin>> keyOrigins = new ArrayList<>();

    private Draft(String name, RowType key) {
        this.name = name;
        this.key = key;
        for (int i = 0; i < key.size(); i++) {
            keyOrigins.add(new HashSet<>(Set.of(new ColumnOrigin.KeyColumn(this, i))));
        }
    }

    /** Returns an assembly that keeps the rows of one table. */
    static Draft ofTable(String name, Table table) {
        Draft draft = new Draft(name, table.keyType());
        Root root = new Root(table);
        draft.parts.add(root);
        for (int i = 0; i < table.key().size(); i++) {
            draft.keyOrigins
                    .get(i)
                    .add(new ColumnOrigin.TableColumn(root, table.key().get(i)));
        }
        return draft;
    }

    /** Returns an assembly that keeps nothing yet. */
    static Draft ofGroups(String name, RowType key) {
        return new Draft(name, key);
    }

    /** Notes that this key has a row even where nothing is stored. */
    void alwaysHas(Row keyOfRow) {
        keysOverNothing.add(keyOfRow);
    }

    /** Returns the keys that have a row even where nothing is stored. */
    List<Row> keysOverNothing() {
        return List.copyOf(keysOverNothing);
    }

    /** Notes that an origin equals a column of the key. */
    void alsoKnownAs(int keyPosition, ColumnOrigin origin) {
        keyOrigins.get(keyPosition).add(origin);
    }

    /** Returns all origins known to equal a column of the key. */
    Set<ColumnOrigin> origins(int keyPosition) {
        return Set.copyOf(keyOrigins.get(keyPosition));
    }

    /** Returns the key's columns. */
    List<ColumnOrigin> keyColumns() {
        return IntStream.range(0, key.size())
                .<ColumnOrigin>mapToObj(i -> new ColumnOrigin.KeyColumn(this, i))
                .toList();
    }

    /** Returns the position of the key's column that equals an origin, or -1. */
    int keyPosition(ColumnOrigin origin) {
        return IntStream.range(0, keyOrigins.size())
                .filter(i -> keyOrigins.get(i).contains(origin))
                .findFirst()
                .orElse(-1);
    }

    /** Takes over the parts of an assembly whose key is the same, and whose rows have to exist. */
    void merge(Draft other) {
        mergeOptional(other);
        for (int i = 0; i < keyOrigins.size(); i++) {
            keyOrigins.get(i).addAll(other.keyOrigins.get(i));
        }
    }

    /** Takes over the parts of an assembly whose key is the same. Where such a row does not exist, its own columns are NULL, and the key is not. */
    void mergeOptional(Draft other) {
        parts.addAll(other.parts);
        filters.addAll(other.filters);
    }

    /** The root table, where the assembly keeps nothing else: its rows are then taken as they come in, and no such assembly is made. */
    @Nullable
    Root onlyRoot() {
        return parts.size() == 1 && parts.get(0) instanceof Root root ? root : null;
    }

    /** Returns this assembly, or null if the ingest of its only table feeds the part directly. */
    private @Nullable Draft asFeeder() {
        return onlyRoot() == null ? this : null;
    }

    /** A part while a view is planned. */
    abstract static sealed class PartDraft {
        boolean required = true;

        /** Returns the assembly that feeds the part, or null if the ingest of a table does. */
        abstract @Nullable Draft feeder();

        /** Applies the function in {@code cases} that belongs to this case. */
        abstract <T extends @Nullable Object> T fold(PartCases<T> cases);
    }

    /** One function for each kind of part. A new kind does not compile until everything that handles parts handles it. */
    record PartCases<T extends @Nullable Object>(
            Function<Root, T> root,
            Function<Lookup, T> lookup,
            Function<Fold, T> fold,
            Function<Bag, T> bag,
            Function<Pair, T> pair,
            Function<Windowed, T> windowed,
            Function<Elements, T> elements) {}

    /** A table's row. */
    static final class Root extends PartDraft {
        final Table table;
        final List<Integer> used = new ArrayList<>();

        Root(Table table) {
            this.table = table;
        }

        @Override
        @Nullable
        Draft feeder() {
            return null;
        }

        @Override
        <T extends @Nullable Object> T fold(PartCases<T> cases) {
            return cases.root.apply(this);
        }
    }

    /** A row of another assembly. */
    static final class Lookup extends PartDraft {
        final Root root;
        final List<Integer> foreignKey;
        final Draft target;
        final List<ColumnOrigin> used = new ArrayList<>();

        Lookup(Root root, List<Integer> foreignKey, Draft target, boolean required) {
            this.root = root;
            this.foreignKey = foreignKey;
            this.target = target;
            this.required = required;
        }

        ColumnOrigin foreignKey(int position) {
            return new ColumnOrigin.TableColumn(root, foreignKey.get(position));
        }

        @Override
        @Nullable
        Draft feeder() {
            return target;
        }

        @Override
        <T extends @Nullable Object> T fold(PartCases<T> cases) {
            return cases.lookup.apply(this);
        }
    }

    /** An aggregate over the rows of another assembly, or of a table. */
    static final class Fold extends PartDraft {
        private static final AggregateCall COUNT_OF_ROWS =
                new AggregateCall(AggregateCall.Function.COUNT, AggregateCall.EVERY_ROW, SqlType.BIGINT);
        private static final Column ROWS = new Column("COUNT(*)", SqlType.BIGINT, false);

        final Draft input;
        final List<ColumnOrigin> group;
        final List<AggregateCall> calls;
        final List<Column> results;
        final List<ColumnOrigin> arguments = new ArrayList<>();

        Fold(Draft input, List<ColumnOrigin> group, List<AggregateCall> calls, RowType results) {
            this.input = input;
            this.group = group;
            this.calls = new ArrayList<>(calls);
            this.results = new ArrayList<>(results.columns());
        }

        /** Which call counts the rows; it is added where none does. */
        int countOfRows() {
            int position = use(calls, COUNT_OF_ROWS);
            if (position == results.size()) {
                results.add(ROWS);
            }
            return position;
        }

        @Override
        @Nullable
        Draft feeder() {
            return input.asFeeder();
        }

        @Override
        <T extends @Nullable Object> T fold(PartCases<T> cases) {
            return cases.fold.apply(this);
        }
    }

    /** All rows of one side of a join with the same join key. */
    static final class Bag extends PartDraft {
        final Draft input;
        final List<ColumnOrigin> by;
        /** Whether there are pairs without a row of this bag. */
        final boolean optional;
        /** Begins with the key of the input, which identifies its rows. */
        final List<ColumnOrigin> used;

        Bag(Draft input, List<ColumnOrigin> by, boolean optional) {
            this.input = input;
            this.by = by;
            this.optional = optional;
            this.used = new ArrayList<>(input.keyColumns());
        }

        /** Returns the columns that identify a row, as a pair sees them. */
        List<ColumnOrigin.BagColumn> identity() {
            return input.keyColumns().stream()
                    .map(column -> new ColumnOrigin.BagColumn(this, column))
                    .toList();
        }

        @Override
        @Nullable
        Draft feeder() {
            return input.asFeeder();
        }

        @Override
        <T extends @Nullable Object> T fold(PartCases<T> cases) {
            return cases.bag.apply(this);
        }
    }

    /** The pair of a left and a right row of a join. */
    static final class Pair extends PartDraft {
        final Draft join;
        final Bag left;
        final Bag right;
        /** The conditions on the two rows besides equal join keys. */
        final List<ColumnOrigin> conditions;
        /** The columns that identify a pair. */
        final List<ColumnOrigin.BagColumn> identity;

        final List<ColumnOrigin.BagColumn> used = new ArrayList<>();

        Pair(Draft join, Bag left, Bag right, List<ColumnOrigin> conditions, List<ColumnOrigin.BagColumn> identity) {
            this.join = join;
            this.left = left;
            this.right = right;
            this.conditions = List.copyOf(conditions);
            this.identity = List.copyOf(identity);
        }

        @Override
        @Nullable
        Draft feeder() {
            return join;
        }

        @Override
        <T extends @Nullable Object> T fold(PartCases<T> cases) {
            return cases.pair.apply(this);
        }
    }

    /** A row of a window, with the results of its functions. */
    static final class Windowed extends PartDraft {
        final Draft partitions;
        final Bag rows;
        /** The position of the sort key among the columns of the rows. */
        final int order;

        final List<WindowCall> calls;
        final Optional<Relation.Top> top;
        /** The columns that identify a row. */
        final List<ColumnOrigin.BagColumn> identity;
        /** Columns of the rows, and results. */
        final List<ColumnOrigin> used = new ArrayList<>();

        Windowed(
                Draft partitions,
                Bag rows,
                int order,
                List<WindowCall> calls,
                Optional<Relation.Top> top,
                List<ColumnOrigin.BagColumn> identity) {
            this.partitions = partitions;
            this.rows = rows;
            this.order = order;
            this.calls = List.copyOf(calls);
            this.top = top;
            this.identity = List.copyOf(identity);
        }

        @Override
        @Nullable
        Draft feeder() {
            return partitions;
        }

        @Override
        <T extends @Nullable Object> T fold(PartCases<T> cases) {
            return cases.windowed.apply(this);
        }
    }

    /** A row of another assembly with an element of each of its arrays. */
    static final class Elements extends PartDraft {
        final Draft input;
        final List<ColumnOrigin> arrays;
        /** Whether there is a row without elements. */
        final boolean outer;
        /** Columns of the row, and elements. */
        final List<ColumnOrigin> used = new ArrayList<>();

        Elements(Draft input, List<ColumnOrigin> arrays, boolean outer) {
            this.input = input;
            this.arrays = List.copyOf(arrays);
            this.outer = outer;
        }

        /** Returns the columns that are of the row itself. */
        List<ColumnOrigin> ofRow() {
            return used.stream()
                    .filter(origin -> !(origin instanceof ColumnOrigin.Element))
                    .toList();
        }

        @Override
        Draft feeder() {
            return input;
        }

        @Override
        <T extends @Nullable Object> T fold(PartCases<T> cases) {
            return cases.elements.apply(this);
        }
    }

    /** Returns the position of an element in a list; adds it at the end if the list does not contain it. */
    static <T> int use(List<T> used, T element) {
        int position = used.indexOf(element);
        if (position >= 0) {
            return position;
        }
        used.add(element);
        return used.size() - 1;
    }
}

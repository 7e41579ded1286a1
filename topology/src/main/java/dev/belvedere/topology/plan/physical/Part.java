package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.plan.logical.AggregateCall;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One part of the entry that an assembly keeps for each key. A key has a row only if all its required parts are present. */
public sealed interface Part {

    /** The columns that the part contributes. */
    RowType row();

    /** Whether there is no row without this part; otherwise its columns are NULL without it. */
    boolean required();

    /** One line for the printed plan. */
    String describe();

    /** Applies the function in {@code cases} that belongs to this case. */
    <T extends @Nullable Object> T fold(Cases<T> cases);

    /** One function for each kind of part. A new kind does not compile until everything that handles parts handles it. */
    record Cases<T extends @Nullable Object>(
            Function<Root, T> root,
            Function<Lookup, T> lookup,
            Function<Fold, T> fold,
            Function<Bag, T> bag,
            Function<Pair, T> pair) {}

    /** The row of a table whose primary key is the assembly's key; in an index, the row of a view. */
    record Root(String table, RowType row, boolean required) implements Part {
        @Override
        public String describe() {
            return "row    " + table + names(row);
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.root.apply(this);
        }
    }

    /**
     * The row of another assembly that a root row refers to.
     *
     * @param root the position of the root part that holds the foreign key
     * @param foreignKey the foreign key's columns: positions in that root's row, or in the key
     * @param assembly the ordinal of the assembly that is looked up
     * @param name its name, for the printed plan
     */
    record Lookup(int root, List<Cell> foreignKey, int assembly, String name, RowType row, boolean required)
            implements Part {
        public Lookup {
            foreignKey = List.copyOf(foreignKey);
        }

        @Override
        public String describe() {
            return "lookup " + name + names(row);
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.lookup.apply(this);
        }
    }

    /**
     * An aggregate over the rows of a group; present while the group has rows.
     *
     * @param arguments the columns that are aggregated over; a call's argument is a position in them
     */
    record Fold(String input, RowType arguments, List<AggregateCall> calls, RowType row, boolean required)
            implements Part {
        public Fold {
            calls = List.copyOf(calls);
        }

        @Override
        public String describe() {
            return "fold   " + input
                    + calls.stream().map(call -> call.describe(arguments)).collect(Collectors.joining(", ", "(", ")"));
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.fold.apply(this);
        }
    }

    /** All rows of one side of a join whose join key is the assembly's key. An assembly with bags has no rows of its own. */
    record Bag(String input, RowType row) implements Part {
        @Override
        public boolean required() {
            return true;
        }

        @Override
        public String describe() {
            return "rows   " + input + names(row);
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.bag.apply(this);
        }
    }

    /** The row that another operator makes for the assembly's key: a pair of a join's rows, or a row of a window. */
    record Pair(String input, RowType row, boolean required) implements Part {
        @Override
        public String describe() {
            return "pair   " + input + names(row);
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.pair.apply(this);
        }
    }

    private static String names(RowType row) {
        return "(" + String.join(", ", row.names()) + ")";
    }
}

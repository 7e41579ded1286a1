package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.RowType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an assembly sends on whenever the row of one of its keys changes. */
public sealed interface Outlet {

    /** The ordinal of the assembly that receives it. */
    int assembly();

    /** The part of that assembly that it belongs to. */
    int part();

    /** The result of the function in {@code cases} that belongs to this case. */
    <T extends @Nullable Object> T fold(Cases<T> cases);

    /** One function for each kind of outlet. A new kind does not compile until everything that handles outlets handles it. */
    record Cases<T extends @Nullable Object>(
            Function<Answers, T> answers,
            Function<Contributions, T> contributions,
            Function<Pairs, T> pairs,
            Function<Copies, T> copies) {}

    /** The row, to every key that subscribes to it: the N:1 join. */
    record Answers(int assembly, int part, Selection selection, RowType row) implements Outlet {
        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.answers.apply(this);
        }
    }

    /**
     * The row's contribution to its group: the aggregate over a join, or one side of a join that pairs all with all.
     *
     * @param selection the group's columns, then the arguments
     */
    record Contributions(int assembly, int part, Selection selection, RowType group, RowType arguments)
            implements Outlet {
        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.contributions.apply(this);
        }
    }

    /**
     * The pairs of two bags' rows.
     *
     * @param left the part that keeps the left rows
     * @param right and the right ones
     * @param outer whether a left row without a partner makes a pair with nothing
     * @param condition what two rows have to fulfil to be a pair: one column
     * @param selection what tells the pairs apart, then the pair's columns
     */
    record Pairs(
            int assembly,
            int part,
            int left,
            int right,
            boolean outer,
            Selection condition,
            Selection selection,
            RowType identity,
            RowType columns)
            implements Outlet {
        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.pairs.apply(this);
        }
    }

    /**
     * The row itself under another key: the index.
     *
     * @param key the positions in the row of what is the receiving assembly's key; a row with NULL in the first of them is not sent
     */
    record Copies(int assembly, int part, Selection selection, List<Integer> key, RowType row) implements Outlet {
        public Copies {
            key = List.copyOf(key);
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.copies.apply(this);
        }
    }
}

package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.RowType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an assembly sends on when the row of one of its keys changes. */
public sealed interface Outlet {

    /** The ordinal of the assembly that receives it. */
    int assembly();

    /** The part of that assembly that it belongs to. */
    int part();

    /** Applies the function in {@code cases} that belongs to this case. */
    <T extends @Nullable Object> T fold(Cases<T> cases);

    /** One function for each kind of outlet. A new kind does not compile until everything that handles outlets handles it. */
    record Cases<T extends @Nullable Object>(
            Function<Answers, T> answers,
            Function<Contributions, T> contributions,
            Function<Pairs, T> pairs,
            Function<Windows, T> windows,
            Function<Copies, T> copies,
            Function<Elements, T> elements) {}

    /** Sends the row to each key that subscribes to it: the N:1 join. */
    record Answers(int assembly, int part, Selection selection, RowType row) implements Outlet {
        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.answers.apply(this);
        }
    }

    /**
     * Sends the row's contribution to its group: of an aggregate over a join, or of one side of a join that pairs rows with equal join keys.
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
     * Sends the pairs of the rows of two bags.
     *
     * @param left the part that keeps the left rows
     * @param right the part that keeps the right rows
     * @param leftOuter whether a left row without a partner makes a pair of its own
     * @param rightOuter whether a right row without a partner makes a pair of its own
     * @param condition the condition that has to be TRUE for two rows to be a pair: one column
     * @param selection the columns that identify the pair, then the pair's columns
     */
    record Pairs(
            int assembly,
            int part,
            int left,
            int right,
            boolean leftOuter,
            boolean rightOuter,
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
     * Sends the rows of a bag with what window functions give them.
     *
     * @param bag the part that keeps the rows of each partition
     * @param window what is computed
     * @param selection the columns that identify the row, then the row's columns; a cell of the part behind the last one is the result of a call
     */
    record Windows(
            int assembly, int part, int bag, WindowPlan window, Selection selection, RowType identity, RowType columns)
            implements Outlet {
        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.windows.apply(this);
        }
    }

    /**
     * Sends the row once for each element of its arrays, to the row's key followed by the element's number from 1.
     *
     * @param outer whether a row without elements is sent with NULLs, to the key with NULL for the number
     * @param selection the row's key, then its arrays, then its other columns
     * @param arrays how many arrays there are
     * @param key the row's key
     * @param sources for each column its position in the selection; that of an array stands for its element
     */
    record Elements(
            int assembly,
            int part,
            boolean outer,
            Selection selection,
            int arrays,
            RowType key,
            List<Integer> sources,
            RowType columns)
            implements Outlet {
        public Elements {
            sources = List.copyOf(sources);
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.elements.apply(this);
        }
    }

    /**
     * Sends the row to another key: the index.
     *
     * @param key the positions in the row of the receiving assembly's key
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

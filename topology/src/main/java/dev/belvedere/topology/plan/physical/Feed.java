package dev.belvedere.topology.plan.physical;

import dev.belvedere.topology.expr.Expr;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the ingest of a table sends to an assembly when a row changes. Positions are those of the ingested row. */
public sealed interface Feed {

    /** The ordinal of the assembly that receives it. */
    int assembly();

    /** Applies the function in {@code cases} that belongs to this case. */
    <T extends @Nullable Object> T fold(Cases<T> cases);

    /** One function for each kind of feed. A new kind does not compile until everything that handles feeds handles it. */
    record Cases<T extends @Nullable Object>(
            Function<RowFeed, T> row, Function<SubscriptionFeed, T> subscription, Function<FoldFeed, T> fold) {}

    /** Sends the row to the assembly that keeps it as a root. */
    record RowFeed(int assembly, int part, List<Integer> columns) implements Feed {
        public RowFeed {
            columns = List.copyOf(columns);
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.row.apply(this);
        }
    }

    /**
     * Subscribes the row to the row that its foreign key refers to.
     *
     * @param subscriber the outlet of the receiving assembly that answers
     * @param foreignKey the columns that hold the key to be looked up; a NULL among them refers to nothing
     */
    record SubscriptionFeed(int assembly, int subscriber, List<Integer> foreignKey) implements Feed {
        public SubscriptionFeed {
            foreignKey = List.copyOf(foreignKey);
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.subscription.apply(this);
        }
    }

    /**
     * Sends the row's contribution to a group. The expressions' inputs are positions of the ingested row.
     *
     * @param filter the condition that has to be TRUE for the row to contribute
     */
    record FoldFeed(int assembly, int part, List<Expr> group, List<Expr> arguments, Expr filter) implements Feed {
        public FoldFeed {
            group = List.copyOf(group);
            arguments = List.copyOf(arguments);
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.fold.apply(this);
        }
    }
}

package dev.belvedere.topology.plan.physical;

import dev.belvedere.topology.expr.Expr;
import java.util.List;

/** What the ingest of a table sends to an assembly whenever a row changes. Positions are those of the ingested row. */
public sealed interface Feed {

    /** The ordinal of the assembly that receives it. */
    int assembly();

    /** The row itself, to the assembly that keeps it as a root. */
    record RowFeed(int assembly, int part, List<Integer> columns) implements Feed {
        public RowFeed {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The subscription of the row, to the assembly that its foreign key refers to.
     *
     * @param subscriber the outlet of the receiving assembly that will answer
     * @param foreignKey the columns that hold the key to be looked up; a NULL among them refers to nothing
     */
    record SubscriptionFeed(int assembly, int subscriber, List<Integer> foreignKey) implements Feed {
        public SubscriptionFeed {
            foreignKey = List.copyOf(foreignKey);
        }
    }

    /**
     * The row's contribution to a group. The expressions' inputs are positions of the ingested row.
     *
     * @param filter what has to be TRUE for the row to contribute
     */
    record FoldFeed(int assembly, int part, List<Expr> group, List<Expr> arguments, Expr filter) implements Feed {
        public FoldFeed {
            group = List.copyOf(group);
            arguments = List.copyOf(arguments);
        }
    }
}

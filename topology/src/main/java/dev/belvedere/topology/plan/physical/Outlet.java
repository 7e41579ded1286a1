package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.RowType;
import java.util.List;

/** What an assembly sends on whenever the row of one of its keys changes. */
public sealed interface Outlet {

    /** The ordinal of the assembly that receives it. */
    int assembly();

    /** The part of that assembly that it belongs to. */
    int part();

    /** The row, to every key that subscribes to it: the N:1 join. */
    record Answers(int assembly, int part, List<Cell> cells, RowType row) implements Outlet {
        public Answers {
            cells = List.copyOf(cells);
        }
    }

    /** The row's contribution to its group: the aggregate over a join. */
    record Contributions(
            int assembly, int part, List<Cell> group, RowType groupType, List<Cell> arguments, RowType argumentType)
            implements Outlet {
        public Contributions {
            group = List.copyOf(group);
            arguments = List.copyOf(arguments);
        }
    }
}

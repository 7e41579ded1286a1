package dev.belvedere.topology.plan.physical;

import java.util.List;

/** Names the cells of an assembly's entries, for people to read. */
public final class CellNames {

    private static final String RESULT = "window function";

    private CellNames() {}

    /** Returns the names of the cells: of the columns of the key or of a part, of an aggregate's calls. */
    public static List<String> of(AssemblyPlan plan, List<Cell> cells) {
        return cells.stream().map(cell -> name(plan, cell)).toList();
    }

    private static String name(AssemblyPlan plan, Cell cell) {
        if (cell.part() == Cell.KEY) {
            return plan.key().column(cell.column()).name();
        }
        return cell.part() == plan.parts().size() ? RESULT : name(plan.parts().get(cell.part()), cell.column());
    }

    private static String name(Part part, int column) {
        return part.fold(new Part.Cases<>(
                root -> root.row().column(column).name(),
                lookup -> lookup.row().column(column).name(),
                fold -> fold.calls().get(column).describe(fold.arguments()),
                bag -> bag.row().column(column).name(),
                pair -> pair.row().column(column).name()));
    }
}

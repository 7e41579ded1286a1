package dev.belvedere.topology.plan.physical;

import dev.belvedere.topology.expr.Expr;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the assemblies that rows can reach which have failed so that their key is not known. A key that consists of columns of a table, or of the sender's own key, is always
 * known.
 */
public final class KeyFailures {

    private final PhysicalPlan plan;

    public KeyFailures(PhysicalPlan plan) {
        this.plan = plan;
    }

    /** Returns whether such rows may reach an assembly, over whatever others. */
    public boolean reach(int assembly) {
        return plan.ingests().stream()
                        .flatMap(ingest -> ingest.feeds().stream())
                        .anyMatch(feed -> feed.assembly() == assembly && mayFail(feed))
                || plan.assemblies().stream()
                        .anyMatch(sender -> sender.outlets().stream()
                                .anyMatch(outlet -> outlet.assembly() == assembly
                                        && (mayFail(outlet, sender) || reach(sender.ordinal()))));
    }

    private static boolean mayFail(Feed feed) {
        return feed.fold(new Feed.Cases<Boolean>(
                row -> false,
                subscription -> false,
                fold -> fold.group().stream().anyMatch(Expr.Call.class::isInstance)));
    }

    private static boolean mayFail(Outlet outlet, AssemblyPlan sender) {
        return outlet.fold(new Outlet.Cases<Boolean>(
                answers -> false,
                contributions -> mayFail(
                        contributions.selection(), leading(contributions.group().size()), sender),
                pairs -> mayFail(pairs.selection(), leading(pairs.identity().size()), sender),
                windows ->
                        mayFail(windows.selection(), leading(windows.identity().size()), sender),
                copies -> mayFail(copies.selection(), copies.key(), sender),
                elements -> mayFail(elements.selection(), leading(elements.key().size() + elements.arrays()), sender)));
    }

    private static List<Integer> leading(int columns) {
        return IntStream.range(0, columns).boxed().toList();
    }

    private static boolean mayFail(Selection selection, List<Integer> columns, AssemblyPlan sender) {
        return columns.stream().map(selection.columns()::get).anyMatch(column -> mayFail(column, selection, sender));
    }

    private static boolean mayFail(Expr column, Selection selection, AssemblyPlan sender) {
        return column.fold(new Expr.Cases<Boolean>(
                input -> mayFail(selection.cells().get(input.position()), sender), literal -> false, call -> true));
    }

    private static boolean mayFail(Cell cell, AssemblyPlan sender) {
        if (cell.part() == Cell.KEY) {
            return false;
        }
        return cell.part() == sender.parts().size()
                || sender.parts()
                        .get(cell.part())
                        .fold(new Part.Cases<Boolean>(
                                root -> false, lookup -> true, fold -> true, bag -> true, pair -> true));
    }
}

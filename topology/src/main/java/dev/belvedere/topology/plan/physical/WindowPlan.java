package dev.belvedere.topology.plan.physical;

import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.WindowCall;
import java.util.List;
import java.util.Optional;

/**
 * Window functions over the rows of a bag.
 *
 * @param order the bag's column with the {@link dev.belvedere.topology.expr.aggregate.SortKey sort key}
 * @param identity how many of the bag's leading columns identify a row
 * @param calls the functions; their arguments are columns of the bag
 * @param top which rows there are; all, if it is empty
 */
public record WindowPlan(int order, int identity, List<WindowCall> calls, Optional<Relation.Top> top) {

    public WindowPlan {
        calls = List.copyOf(calls);
    }
}

package dev.belvedere.topology.plan.physical;

import java.util.List;

/** A relation that has found its place: the assembly whose rows are its rows, and where each column comes from. */
record Placed(Draft assembly, List<Origin> columns) {

    Origin column(int position) {
        return columns.get(position);
    }
}

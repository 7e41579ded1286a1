package dev.belvedere.topology.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.plan.physical.IndexPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.simulation.Simulation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds an index against its view: the same rows, each shard in order, and what has one value in the first column in one shard. */
final class IndexCheck {

    private final Simulation simulation;
    private final ViewPlan view;

    IndexCheck(Simulation simulation, ViewPlan view) {
        this.simulation = simulation;
        this.view = view;
    }

    /** @param rows what the view has */
    void check(Collection<Row> rows) {
        view.indexes().forEach(index -> check(index, rows));
    }

    private void check(IndexPlan index, Collection<Row> rows) {
        int first = index.columns().get(0);
        Comparator<Row> order = order(index);
        List<Row> found = new ArrayList<>();
        Set<@Nullable Object> elsewhere = new HashSet<>();
        for (List<Row> shard : simulation.shards(view, index)) {
            assertThat(shard).as("%s", index).isSortedAccordingTo(order);
            Set<@Nullable Object> here = new HashSet<>();
            shard.forEach(row -> here.add(row.get(first)));
            assertThat(Collections.disjoint(here, elsewhere))
                    .as("one value, one shard")
                    .isTrue();
            elsewhere.addAll(here);
            found.addAll(shard);
        }
        assertThat(found).as("%s of %s", index, view.definition()).containsExactlyInAnyOrderElementsOf(rows);
    }

    @SuppressWarnings("unchecked")
    private Comparator<Row> order(IndexPlan index) {
        return Stream.concat(index.columns().stream(), view.key().stream())
                .map(column -> Comparator.<Row, @Nullable Comparable<Object>>comparing(
                        row -> (Comparable<Object>) row.get(column), Comparator.nullsFirst(Comparator.naturalOrder())))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }
}

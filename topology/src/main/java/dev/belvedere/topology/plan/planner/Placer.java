package dev.belvedere.topology.plan.planner;

import dev.belvedere.topology.plan.logical.Relation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds an assembly for each relation of one view. */
final class Placer {

    private final String view;
    private final Set<String> names = new HashSet<>();

    Placer(String view) {
        this.view = view;
        names.add(view);
    }

    Placed place(Relation relation) {
        return relation.fold(
                new Relation.Cases<>(this::scan, this::project, this::filter, this::join, this::aggregate));
    }

    private Placed scan(Relation.Scan scan) {
        Draft draft = Draft.ofTable(nameFor(scan.table().name()), scan.table());
        Draft.Root root = (Draft.Root) draft.parts.get(0);
        List<ColumnOrigin> columns = IntStream.range(0, scan.columns().size())
                .<ColumnOrigin>mapToObj(position -> new ColumnOrigin.TableColumn(root, position))
                .toList();
        return new Placed(draft, columns);
    }

    private Placed project(Relation.Project project) {
        Placed input = place(project.input());
        return new Placed(
                input.assembly(),
                project.expressions().stream().map(input::computed).toList());
    }

    private Placed filter(Relation.Filter filter) {
        Placed input = place(filter.input());
        input.assembly().filters.add(input.computed(filter.condition()));
        return input;
    }

    private Placed join(Relation.Join join) {
        return new JoinPlacement(view, place(join.left()), place(join.right()), join).place(this::nameFor);
    }

    private Placed aggregate(Relation.Aggregate aggregate) {
        if (aggregate.group().isEmpty()) {
            throw new PlanException(
                    view, "an aggregate without GROUP BY has one row and no key to read it by. Group by a column.");
        }
        return new AggregatePlacement(place(aggregate.input()), aggregate, nameFor("groups"), new ExactAggregates(view))
                .place();
    }

    private String nameFor(String of) {
        String wanted = view + "." + of;
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? wanted : wanted + n)
                .filter(names::add)
                .findFirst()
                .orElseThrow();
    }
}

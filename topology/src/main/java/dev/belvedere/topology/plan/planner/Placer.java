package dev.belvedere.topology.plan.planner;

import dev.belvedere.topology.plan.logical.OneRow;
import dev.belvedere.topology.plan.logical.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds an assembly for each relation of one view. */
final class Placer {

    private final String view;
    private final Set<String> names = new HashSet<>();
    /** The assemblies that have a row even over no rows. */
    private final List<Draft> keyless = new ArrayList<>();

    Placer(String view) {
        this.view = view;
        names.add(view);
    }

    /** Places the relation of the view. */
    Placed placeView(Relation relation) {
        Placed placed = place(relation);
        if (keyless.stream().anyMatch(draft -> draft != placed.assembly())) {
            throw new PlanException(
                    view,
                    "an aggregate without GROUP BY, or with an empty grouping set, has a row even if its input has none,"
                            + " which is supported for the whole view and for a subquery that stands for a value, but not as a part of UNION or of"
                            + " a join. Write it in the SELECT list, as in (SELECT COUNT(*) FROM t).");
        }
        return placed;
    }

    private Placed place(Relation relation) {
        return relation.fold(new Relation.Cases<>(
                this::scan,
                this::project,
                this::filter,
                this::join,
                this::aggregate,
                this::setOperation,
                this::window,
                this::groupingSets,
                unnest -> new UnnestPlacement(place(unnest.input()), unnest).place(nameFor("elements"))));
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
        if (OneRow.is(join)) {
            return oneRow(place(join.left()), place(join.right()), join);
        }
        return new JoinPlacement(place(join.left()), place(join.right()), join).place(this::nameFor);
    }

    /** Two rows that there are always are one entry. */
    private Placed oneRow(Placed left, Placed right, Relation.Join join) {
        left.assembly().merge(right.assembly());
        keyless.remove(right.assembly());
        List<ColumnOrigin> columns = new ArrayList<>(left.columns());
        columns.addAll(right.columns());
        Placed both = new Placed(left.assembly(), columns);
        join.conditions().forEach(condition -> both.assembly().filters.add(both.computed(condition)));
        return both;
    }

    private Placed aggregate(Relation.Aggregate aggregate) {
        Placed placed = new AggregatePlacement(
                        place(aggregate.input()), aggregate, nameFor("groups"), new ExactAggregates(view))
                .place();
        if (aggregate.group().isEmpty()) {
            keyless.add(placed.assembly());
        }
        return placed;
    }

    private Placed setOperation(Relation.SetOperation operation) {
        List<Placed> inputs = operation.inputs().stream().map(this::place).toList();
        if (operation.kind() != Relation.SetKind.UNION_ALL) {
            return new SetPlacement(operation, inputs, nameFor("rows")).place();
        }
        Placed union = new UnionAllPlacement(view, operation, inputs, nameFor("rows")).place();
        inputs.stream()
                .map(Placed::assembly)
                .filter(input -> input.key.columns().isEmpty())
                .forEach(keyless::remove);
        if (!union.assembly().keysOverNothing().isEmpty()) {
            keyless.add(union.assembly());
        }
        return union;
    }

    private Placed window(Relation.Window window) {
        return new WindowPlacement(view, place(window.input()), window).place(this::nameFor);
    }

    private Placed groupingSets(Relation.GroupingSets sets) {
        Placed placed = new GroupingSetsPlacement(place(sets.input()), sets, nameFor("sets"), new ExactAggregates(view))
                .place();
        if (!placed.assembly().keysOverNothing().isEmpty()) {
            keyless.add(placed.assembly());
        }
        return placed;
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

package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.Exprs;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.Relation.JoinKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Places a join. Sides with equal keys become one assembly; a side that is found by its whole key becomes a lookup of the other, at the root
 * that holds the foreign key, however deep that root is itself looked up. Any other join by equality pairs all rows with the same join key.
 */
final class JoinPlacement {

    private final String view;
    private final Placed left;
    private final Placed right;
    private final Relation.Join join;
    private final boolean inner;
    private final List<Origin> leftColumns;
    private final List<Origin> rightColumns;

    JoinPlacement(String view, Placed left, Placed right, Relation.Join join) {
        this.view = view;
        this.left = left;
        this.right = right;
        this.join = join;
        this.inner = join.kind() == JoinKind.INNER;
        this.leftColumns = columns(left, Relation.Equality::left);
        this.rightColumns = columns(right, Relation.Equality::right);
    }

    /** @param names gives names to the assemblies that the join needs */
    Placed place(UnaryOperator<String> names) {
        if (join.on().isEmpty()) {
            throw withoutEquality();
        }
        return merged().or(this::leftLooksUp).or(this::rightLooksUp).orElseGet(() -> paired(names));
    }

    private Optional<Placed> merged() {
        List<Integer> leftKey = keyOrder(left.assembly(), leftColumns);
        Draft joined = right.assembly();
        boolean optional = joined.parts.size() == 1
                && joined.filters.isEmpty()
                && join.conditions().isEmpty()
                && right.columns().stream().noneMatch(Origin.Computed.class::isInstance);
        if (leftKey == null || !leftKey.equals(keyOrder(joined, rightColumns)) || !(inner || optional)) {
            return Optional.empty();
        }
        joined.parts.forEach(part -> part.required &= inner);
        left.assembly().merge(joined);
        return Optional.of(filtered(new Placed(left.assembly(), both(left.columns(), right.columns()))));
    }

    private Optional<Placed> leftLooksUp() {
        List<Integer> key = keyOrder(right.assembly(), rightColumns);
        return key == null
                ? Optional.empty()
                : attach(left.assembly(), inOrder(leftColumns, key), right.assembly())
                        .map(path -> withFound(both(left.columns(), through(path, right.columns()))));
    }

    private Placed withFound(List<Origin> columns) {
        if (inner || join.conditions().isEmpty()) {
            return filtered(new Placed(left.assembly(), columns));
        }
        List<Origin> guarded = new ArrayList<>(columns.subList(0, left.columns().size()));
        columns.stream()
                .skip(guarded.size())
                .map(column -> onlyWhere(columns, column))
                .forEach(guarded::add);
        return new Placed(left.assembly(), guarded);
    }

    /** What was found counts only where the conditions hold. */
    private Origin onlyWhere(List<Origin> columns, Origin column) {
        List<Origin> inputs = new ArrayList<>(columns);
        inputs.add(column);
        Expr value = new Expr.Input(
                columns.size(), column.column().type(), column.column().nullable());
        return Origin.computed(Exprs.onlyWhere(Exprs.and(join.conditions()), value), inputs);
    }

    private Optional<Placed> rightLooksUp() {
        List<Integer> key = keyOrder(left.assembly(), leftColumns);
        return key == null || !inner
                ? Optional.empty()
                : attach(right.assembly(), inOrder(rightColumns, key), left.assembly())
                        .map(path -> new Placed(right.assembly(), both(through(path, left.columns()), right.columns())))
                        .map(this::filtered);
    }

    private Placed filtered(Placed placed) {
        join.conditions().forEach(condition -> placed.assembly().filters.add(placed.computed(condition)));
        return placed;
    }

    /** Adds the lookup where the foreign key is at home and returns the way to it, outermost lookup first; empty where it has no one home. */
    private Optional<List<Draft.Lookup>> attach(Draft from, List<Origin> foreignKey, Draft to) {
        List<Origin> shortest = foreignKey.stream().map(Origin::shortest).toList();
        if (shortest.get(0) instanceof Origin.TableColumn first
                && shortest.stream().allMatch(o -> o instanceof Origin.TableColumn c && c.root() == first.root())) {
            List<Integer> columns = shortest.stream()
                    .map(origin -> ((Origin.TableColumn) origin).position())
                    .toList();
            Draft.Lookup lookup = new Draft.Lookup(first.root(), columns, to, inner);
            from.parts.add(lookup);
            return Optional.of(List.of(lookup));
        }
        if (shortest.get(0) instanceof Origin.LookedUp first
                && shortest.stream().allMatch(o -> o instanceof Origin.LookedUp l && l.lookup() == first.lookup())) {
            return attachBehind(first.lookup(), shortest, to);
        }
        return Optional.empty();
    }

    private Optional<List<Draft.Lookup>> attachBehind(Draft.Lookup lookup, List<Origin> foreignKey, Draft to) {
        List<Origin> within = foreignKey.stream()
                .map(origin -> ((Origin.LookedUp) origin).inner())
                .toList();
        Optional<List<Draft.Lookup>> rest = attach(lookup.target, within, to);
        // A partner that must exist makes everything on the way to it exist too.
        rest.ifPresent(path -> lookup.required |= inner);
        return rest.map(path -> Stream.concat(Stream.of(lookup), path.stream()).toList());
    }

    private static List<Origin> through(List<Draft.Lookup> path, List<Origin> columns) {
        return columns.stream().map(column -> through(path, column)).toList();
    }

    private static Origin through(List<Draft.Lookup> path, Origin column) {
        Origin origin = column;
        for (int i = path.size() - 1; i >= 0; i--) {
            origin = new Origin.LookedUp(path.get(i), origin);
        }
        return origin;
    }

    /** Every left row with every right row that has the same join key: the join of last resort, for rows that neither side's key finds. */
    private Placed paired(UnaryOperator<String> names) {
        Draft joins = Draft.ofGroups(
                names.apply("join"),
                new RowType(leftColumns.stream().map(Origin::column).toList()));
        Draft.Bag lefts = new Draft.Bag(left.assembly(), leftColumns, false);
        Draft.Bag rights = new Draft.Bag(right.assembly(), rightColumns, !inner);
        joins.parts.add(lefts);
        joins.parts.add(rights);
        List<Origin.BagColumn> columns =
                Stream.concat(inBag(lefts, left), inBag(rights, right)).toList();
        List<Origin> together = join.conditions().stream()
                .map(condition -> Origin.computed(condition, List.copyOf(columns)))
                .toList();
        Draft.Pair pair = new Draft.Pair(joins, lefts, rights, together, identity(lefts, rights));
        return new Placed(
                pairs(names.apply("pairs"), pair),
                columns.stream()
                        .<Origin>map(column -> new Origin.PairColumn(pair, column))
                        .toList());
    }

    /** The keys of both sides, but not of one that has at most one row for each of the other's. */
    private List<Origin.BagColumn> identity(Draft.Bag lefts, Draft.Bag rights) {
        if (keyOrder(right.assembly(), rightColumns) != null) {
            return lefts.identity();
        }
        return inner && keyOrder(left.assembly(), leftColumns) != null
                ? rights.identity()
                : Stream.concat(lefts.identity().stream(), rights.identity().stream())
                        .toList();
    }

    private static Stream<Origin.BagColumn> inBag(Draft.Bag bag, Placed side) {
        return side.columns().stream().map(column -> new Origin.BagColumn(bag, column));
    }

    private static Draft pairs(String name, Draft.Pair pair) {
        List<Origin.BagColumn> identity = pair.identity;
        Draft pairs = Draft.ofGroups(
                name, new RowType(identity.stream().map(Origin::column).toList()));
        pairs.parts.add(pair);
        for (int i = 0; i < identity.size(); i++) {
            Origin.BagColumn part = identity.get(i);
            Origin.KeyColumn key = (Origin.KeyColumn) part.inner();
            for (Origin known : key.assembly().origins(key.position())) {
                pairs.alsoKnownAs(i, new Origin.PairColumn(pair, new Origin.BagColumn(part.bag(), known)));
            }
        }
        return pairs;
    }

    private static List<Origin> both(List<Origin> first, List<Origin> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private List<Origin> columns(Placed side, ToIntFunction<Relation.Equality> position) {
        return join.on().stream()
                .map(equality -> side.column(position.applyAsInt(equality)).shortest())
                .toList();
    }

    /** For each part of the key the equality that fixes it; null where the columns are not exactly the key. */
    private static @Nullable List<Integer> keyOrder(Draft assembly, List<Origin> columns) {
        List<Integer> positions = columns.stream().map(assembly::keyPosition).toList();
        List<Integer> order = new ArrayList<>();
        for (int part = 0; part < assembly.key.size(); part++) {
            order.add(positions.indexOf(part));
        }
        return positions.size() == order.size() && !order.contains(-1) ? order : null;
    }

    private static List<Origin> inOrder(List<Origin> columns, List<Integer> order) {
        return order.stream().map(columns::get).toList();
    }

    private PlanException withoutEquality() {
        return new PlanException(
                view,
                join.describe()
                        + " has no equality between a column of one side and a column of the other, so that every change would"
                        + " meet every row. Join by equality, best by the other table's primary key.");
    }
}

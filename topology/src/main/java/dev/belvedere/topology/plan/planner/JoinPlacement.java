package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.Relation.JoinKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Places a join. Sides with equal keys become one assembly. A side that is found by its whole key becomes a lookup of the other, at the root that holds the
 * foreign key, even if that root is itself looked up. Any other join, and every FULL join, pairs all rows with equal join keys; without an equality these are all rows.
 */
final class JoinPlacement {

    /** Tells a left row with a key of NULLs from none, in a FULL JOIN whose sides both have such keys. */
    private static final ColumnOrigin LEFT = ColumnOrigin.computed(new Expr.Literal(1, SqlType.INTEGER), List.of());

    private final Placed left;
    private final Placed right;
    private final Relation.Join join;
    private final boolean inner;
    private final List<ColumnOrigin> leftColumns;
    private final List<ColumnOrigin> rightColumns;

    JoinPlacement(Placed left, Placed right, Relation.Join join) {
        this.left = left;
        this.right = right;
        this.join = join;
        this.inner = join.kind() == JoinKind.INNER;
        this.leftColumns = columns(left, Relation.Equality::left);
        this.rightColumns = columns(right, Relation.Equality::right);
    }

    /** @param names makes unique names of assemblies */
    Placed place(UnaryOperator<String> names) {
        return join.kind() == JoinKind.FULL || join.on().isEmpty()
                ? paired(names)
                : merged().or(this::leftLooksUp).or(this::rightLooksUp).orElseGet(() -> paired(names));
    }

    private Optional<Placed> merged() {
        List<Integer> leftKey = keyOrder(left.assembly(), leftColumns);
        Draft joined = right.assembly();
        boolean optional = joined.parts.size() == 1
                && joined.filters.isEmpty()
                && join.conditions().isEmpty()
                && right.columns().stream().noneMatch(ColumnOrigin.Computed.class::isInstance);
        if (leftKey == null
                || !leftKey.equals(keyOrder(joined, rightColumns))
                || !writesKeyLike(left.assembly(), joined)
                || !(inner || optional)) {
            return Optional.empty();
        }
        NullKeys nulls = NullKeys.of(left.assembly(), joined);
        if (inner) {
            left.assembly().merge(joined);
            left.assembly().filters.addAll(nulls.areNone());
            return Optional.of(filtered(new Placed(left.assembly(), both(left.columns(), right.columns()))));
        }
        Draft.PartDraft part = joined.parts.get(0);
        part.required = false;
        left.assembly().mergeOptional(joined);
        List<ColumnOrigin> optionalColumns = right.columns().stream()
                .map(column -> nulls.unlessNull(optional(part, column)))
                .toList();
        return Optional.of(new Placed(left.assembly(), both(left.columns(), optionalColumns)));
    }

    /** Whether one key can stand for both: a group has no value for its columns but its key, whose numbers are written with the digits of its type. */
    private static boolean writesKeyLike(Draft one, Draft other) {
        return IntStream.range(0, one.key.size())
                .allMatch(part ->
                        one.key.type(part).scale() == other.key.type(part).scale());
    }

    /** A column of the right side's key is NULL where its row does not exist, although the key of both sides is there. */
    private ColumnOrigin optional(Draft.PartDraft part, ColumnOrigin column) {
        if (!(column instanceof ColumnOrigin.KeyColumn key && part instanceof Draft.Fold fold)) {
            return column;
        }
        ColumnOrigin rows = new ColumnOrigin.Folded(fold, ColumnOrigin.Folded.ROWS);
        Expr found = NullKeys.isThere(0, rows);
        ColumnOrigin same = new ColumnOrigin.KeyColumn(left.assembly(), key.position());
        return ColumnOrigin.computed(ConditionalFunctions.onlyIf(found, input(1, same)), List.of(rows, same));
    }

    private static Expr.Input input(int position, ColumnOrigin origin) {
        return Expr.Input.of(position, origin.column());
    }

    private Optional<Placed> leftLooksUp() {
        List<Integer> key = keyOrder(right.assembly(), rightColumns);
        return key == null
                ? Optional.empty()
                : attach(left.assembly(), inOrder(leftColumns, key), right.assembly())
                        .map(path -> withFound(both(left.columns(), through(path, right.columns()))));
    }

    private Placed withFound(List<ColumnOrigin> columns) {
        if (inner || join.conditions().isEmpty()) {
            return filtered(new Placed(left.assembly(), columns));
        }
        List<ColumnOrigin> guarded =
                new ArrayList<>(columns.subList(0, left.columns().size()));
        columns.stream()
                .skip(guarded.size())
                .map(column -> onlyWhere(columns, column))
                .forEach(guarded::add);
        return new Placed(left.assembly(), guarded);
    }

    /** Returns a column of the right side that is NULL unless the conditions hold. */
    private ColumnOrigin onlyWhere(List<ColumnOrigin> columns, ColumnOrigin column) {
        List<ColumnOrigin> inputs = new ArrayList<>(columns);
        inputs.add(column);
        Expr value = Expr.Input.of(columns.size(), column.column());
        return ColumnOrigin.computed(ConditionalFunctions.onlyIf(LogicFunctions.and(join.conditions()), value), inputs);
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

    /** Adds the lookup to the assembly that holds the foreign key, and returns the path to it, outermost lookup first; empty if no one assembly holds it. */
    private Optional<List<Draft.Lookup>> attach(Draft from, List<ColumnOrigin> foreignKey, Draft to) {
        List<ColumnOrigin> shortest =
                foreignKey.stream().map(ColumnOrigin::shortest).toList();
        if (shortest.get(0) instanceof ColumnOrigin.TableColumn first
                && shortest.stream()
                        .allMatch(o -> o instanceof ColumnOrigin.TableColumn c && c.root() == first.root())) {
            List<Integer> columns = shortest.stream()
                    .map(origin -> ((ColumnOrigin.TableColumn) origin).position())
                    .toList();
            Draft.Lookup lookup = new Draft.Lookup(first.root(), columns, to, inner);
            from.parts.add(lookup);
            return Optional.of(List.of(lookup));
        }
        if (shortest.get(0) instanceof ColumnOrigin.LookedUp first
                && shortest.stream()
                        .allMatch(o -> o instanceof ColumnOrigin.LookedUp l && l.lookup() == first.lookup())) {
            return attachBehind(first.lookup(), shortest, to);
        }
        return Optional.empty();
    }

    private Optional<List<Draft.Lookup>> attachBehind(Draft.Lookup lookup, List<ColumnOrigin> foreignKey, Draft to) {
        List<ColumnOrigin> within = foreignKey.stream()
                .map(origin -> ((ColumnOrigin.LookedUp) origin).inner())
                .toList();
        Optional<List<Draft.Lookup>> rest = attach(lookup.target, within, to);
        // A partner that must exist requires all rows on the path to it.
        rest.ifPresent(path -> lookup.required |= inner);
        return rest.map(path -> Stream.concat(Stream.of(lookup), path.stream()).toList());
    }

    private static List<ColumnOrigin> through(List<Draft.Lookup> path, List<ColumnOrigin> columns) {
        return columns.stream().map(column -> through(path, column)).toList();
    }

    private static ColumnOrigin through(List<Draft.Lookup> path, ColumnOrigin column) {
        ColumnOrigin origin = column;
        for (int i = path.size() - 1; i >= 0; i--) {
            origin = new ColumnOrigin.LookedUp(path.get(i), origin);
        }
        return origin;
    }

    /** Pairs each left row with each right row of the same join key, where neither side is found by its key. */
    private Placed paired(UnaryOperator<String> names) {
        Draft joins = Draft.ofGroups(
                names.apply("join"),
                new RowType(leftColumns.stream().map(ColumnOrigin::column).toList()));
        Draft.Bag lefts = new Draft.Bag(left.assembly(), leftColumns, join.kind() == JoinKind.FULL);
        Draft.Bag rights = new Draft.Bag(right.assembly(), rightColumns, !inner);
        joins.parts.add(lefts);
        joins.parts.add(rights);
        List<ColumnOrigin.BagColumn> columns =
                Stream.concat(inBag(lefts, left), inBag(rights, right)).toList();
        List<ColumnOrigin> together = join.conditions().stream()
                .map(condition -> ColumnOrigin.computed(condition, List.copyOf(columns)))
                .toList();
        Draft.Pair pair = new Draft.Pair(joins, lefts, rights, together, identity(lefts, rights));
        return new Placed(
                pairs(names.apply("pairs"), pair),
                columns.stream()
                        .<ColumnOrigin>map(column -> new ColumnOrigin.PairColumn(pair, column))
                        .toList());
    }

    /** Returns the keys of both sides, without that of a side with at most one row for each row of the other. */
    private List<ColumnOrigin.BagColumn> identity(Draft.Bag lefts, Draft.Bag rights) {
        if (join.kind() != JoinKind.FULL && keyOrder(right.assembly(), rightColumns) != null) {
            return lefts.identity();
        }
        if (inner && keyOrder(left.assembly(), leftColumns) != null) {
            return rights.identity();
        }
        List<ColumnOrigin.BagColumn> both = new ArrayList<>(lefts.identity());
        both.addAll(rights.identity());
        if (join.kind() == JoinKind.FULL
                && both.stream().allMatch(column -> column.inner().column().nullable())) {
            both.add(new ColumnOrigin.BagColumn(lefts, LEFT));
        }
        return both;
    }

    private static Stream<ColumnOrigin.BagColumn> inBag(Draft.Bag bag, Placed side) {
        return side.columns().stream().map(column -> new ColumnOrigin.BagColumn(bag, column));
    }

    private static Column keyColumn(ColumnOrigin.BagColumn part) {
        return part.inner().equals(LEFT) ? part.column().named("left") : part.column();
    }

    private static Draft pairs(String name, Draft.Pair pair) {
        List<ColumnOrigin.BagColumn> identity = pair.identity;
        Draft pairs = Draft.ofGroups(
                name,
                new RowType(identity.stream().map(JoinPlacement::keyColumn).toList()));
        pairs.parts.add(pair);
        for (int i = 0; i < identity.size(); i++) {
            ColumnOrigin.BagColumn part = identity.get(i);
            if (part.inner() instanceof ColumnOrigin.KeyColumn key) {
                for (ColumnOrigin known : key.assembly().origins(key.position())) {
                    pairs.alsoKnownAs(
                            i, new ColumnOrigin.PairColumn(pair, new ColumnOrigin.BagColumn(part.bag(), known)));
                }
            }
        }
        return pairs;
    }

    private static List<ColumnOrigin> both(List<ColumnOrigin> first, List<ColumnOrigin> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private List<ColumnOrigin> columns(Placed side, ToIntFunction<Relation.Equality> position) {
        return join.on().stream()
                .map(equality -> side.column(position.applyAsInt(equality)).shortest())
                .toList();
    }

    /** Returns, for each column of the key, the position of the column that equals it; null if the columns are not exactly the key. */
    private static @Nullable List<Integer> keyOrder(Draft assembly, List<ColumnOrigin> columns) {
        List<Integer> positions = columns.stream().map(assembly::keyPosition).toList();
        List<Integer> order = new ArrayList<>();
        for (int part = 0; part < assembly.key.size(); part++) {
            order.add(positions.indexOf(part));
        }
        return positions.size() == order.size() && !order.contains(-1) ? order : null;
    }

    private static List<ColumnOrigin> inOrder(List<ColumnOrigin> columns, List<Integer> order) {
        return order.stream().map(columns::get).toList();
    }
}

package dev.belvedere.topology.plan.physical;

import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.Relation.JoinKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Places a join. Sides with equal keys become one assembly; a side that is found by its whole key becomes a lookup of the other, at the root
 * that holds the foreign key, however deep that root is itself looked up.
 */
final class JoinPlacement {

    private final String view;
    private final Placed left;
    private final Placed right;
    private final Relation.Join join;

    JoinPlacement(String view, Placed left, Placed right, Relation.Join join) {
        this.view = view;
        this.left = left;
        this.right = right;
        this.join = join;
    }

    Placed place() {
        boolean inner = join.kind() == JoinKind.INNER;
        List<Origin> leftColumns = columns(left, Relation.Equality::left);
        List<Origin> rightColumns = columns(right, Relation.Equality::right);
        List<Integer> leftKey = keyOrder(left.assembly(), leftColumns);
        List<Integer> rightKey = keyOrder(right.assembly(), rightColumns);
        if (leftKey != null
                && leftKey.equals(rightKey)
                && (inner || right.assembly().parts.size() == 1)) {
            return merged(inner);
        }
        if (rightKey != null) {
            return lookup(left, inOrder(leftColumns, rightKey), right, inner);
        }
        if (leftKey != null && inner) {
            return lookup(right, inOrder(rightColumns, leftKey), left, true);
        }
        throw unplaceable();
    }

    private Placed merged(boolean inner) {
        right.assembly().parts.forEach(part -> part.required &= inner);
        left.assembly().merge(right.assembly());
        return new Placed(
                left.assembly(),
                Stream.concat(left.columns().stream(), right.columns().stream()).toList());
    }

    /** Both sides in the join's column order, with those of the side that is looked up found through the lookup. */
    private Placed lookup(Placed from, List<Origin> foreignKey, Placed to, boolean inner) {
        List<Draft.Lookup> path = attach(from.assembly(), foreignKey, to.assembly(), inner);
        List<Origin> found =
                to.columns().stream().map(column -> through(path, column)).toList();
        Stream<Origin> columns = from.equals(left)
                ? Stream.concat(left.columns().stream(), found.stream())
                : Stream.concat(found.stream(), right.columns().stream());
        return new Placed(from.assembly(), columns.toList());
    }

    /** Adds the lookup where the foreign key is at home and returns the way to it, outermost lookup first. */
    private List<Draft.Lookup> attach(Draft from, List<Origin> foreignKey, Draft to, boolean inner) {
        List<Origin> shortest = foreignKey.stream().map(Origin::shortest).toList();
        if (shortest.get(0) instanceof Origin.TableColumn first
                && shortest.stream().allMatch(o -> o instanceof Origin.TableColumn c && c.root() == first.root())) {
            List<Integer> columns = shortest.stream()
                    .map(origin -> ((Origin.TableColumn) origin).position())
                    .toList();
            Draft.Lookup lookup = new Draft.Lookup(first.root(), columns, to, inner);
            from.parts.add(lookup);
            return List.of(lookup);
        }
        if (shortest.get(0) instanceof Origin.LookedUp first
                && shortest.stream().allMatch(o -> o instanceof Origin.LookedUp l && l.lookup() == first.lookup())) {
            // A partner that must exist makes everything on the way to it exist too.
            first.lookup().required |= inner;
            List<Draft.Lookup> path = new ArrayList<>(List.of(first.lookup()));
            List<Origin> within = shortest.stream()
                    .map(origin -> ((Origin.LookedUp) origin).inner())
                    .toList();
            path.addAll(attach(first.lookup().target, within, to, inner));
            return path;
        }
        throw unplaceable();
    }

    private static Origin through(List<Draft.Lookup> path, Origin column) {
        Origin origin = column;
        for (int i = path.size() - 1; i >= 0; i--) {
            origin = new Origin.LookedUp(path.get(i), origin);
        }
        return origin;
    }

    private List<Origin> columns(Placed side, java.util.function.ToIntFunction<Relation.Equality> position) {
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

    private PlanException unplaceable() {
        return new PlanException(
                view,
                join.describe() + " does not compare columns of one table with exactly the primary key of the other. "
                        + "Join by the whole key of one side, and name the table that holds the foreign key first in a LEFT JOIN.");
    }
}

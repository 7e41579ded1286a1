package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.physical.Cell;
import dev.belvedere.topology.plan.physical.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds, from the view downwards, which columns each part has to keep, and assigns their cells. After {@link #of} every draft keeps the columns that are needed
 * and no others.
 */
final class Demand {

    private final String view;
    private final Map<Draft.PartDraft, Selection> inputs = new HashMap<>();
    private final Map<Draft.Pair, Selection> conditions = new HashMap<>();
    private final Map<Draft, Selection> filters = new HashMap<>();

    /** @param view the view's name, for errors */
    Demand(String view) {
        this.view = view;
    }

    /** Requests these columns of the assembly, with all that follows from it, and returns their cells. */
    Selection of(Draft assembly, List<? extends ColumnOrigin> columns) {
        Selection selection = select(assembly, columns);
        filters.put(assembly, condition(assembly, assembly.filters));
        List.copyOf(assembly.parts).forEach(part -> follow(assembly, part));
        return selection;
    }

    /**
     * Returns what the input of a part sends to it: the looked-up row; the group and the arguments of a fold; the join key and the row of a bag; the identity and
     * the row of a pair or of a window; the key, the arrays and the columns of a row with elements. Not for parts that a table feeds directly.
     */
    Selection input(Draft.PartDraft part) {
        return known(inputs.get(part), part);
    }

    /** Returns the condition on two rows to be a pair: one column, over the cells of the join. */
    Selection condition(Draft.Pair pair) {
        return known(conditions.get(pair), pair);
    }

    /** Returns the condition for a key to have a row: one column. */
    Selection filter(Draft assembly) {
        return known(filters.get(assembly), assembly);
    }

    private static Selection known(@Nullable Selection found, Object of) {
        if (found == null) {
            throw new IllegalStateException("nothing was asked of " + of);
        }
        return found;
    }

    private void follow(Draft assembly, Draft.PartDraft part) {
        Selection sent = part.fold(new Draft.PartCases<>(
                root -> null,
                lookup -> lookup(assembly, lookup),
                fold -> contributions(fold.feeder(), fold.group, fold.arguments),
                bag -> contributions(bag.feeder(), bag.by, bag.used),
                this::pair,
                windowed -> of(windowed.partitions, both(windowed.identity, windowed.used)),
                elements -> of(
                        elements.input, both(elements.input.keyColumns(), both(elements.arrays, elements.ofRow())))));
        if (sent != null) {
            inputs.put(part, sent);
        }
    }

    private Selection lookup(Draft assembly, Draft.Lookup lookup) {
        foreignKey(assembly, lookup);
        return of(lookup.target, lookup.used);
    }

    private @Nullable Selection contributions(
            @Nullable Draft input, List<ColumnOrigin> group, List<ColumnOrigin> arguments) {
        return input == null ? null : of(input, both(group, arguments));
    }

    private Selection pair(Draft.Pair pair) {
        conditions.put(pair, condition(pair.join, pair.conditions));
        return of(pair.join, both(pair.identity, pair.used));
    }

    private static List<ColumnOrigin> both(List<? extends ColumnOrigin> first, List<? extends ColumnOrigin> second) {
        return Stream.<ColumnOrigin>concat(first.stream(), second.stream()).toList();
    }

    /** Returns the cells of the lookup's foreign key. */
    List<Cell> foreignKey(Draft assembly, Draft.Lookup lookup) {
        return lookup.foreignKey.stream()
                .map(position -> resolve(assembly, new ColumnOrigin.TableColumn(lookup.root, position)))
                .toList();
    }

    private Selection condition(Draft assembly, List<ColumnOrigin> conditions) {
        List<Cell> cells = new ArrayList<>();
        return new Selection(
                cells,
                List.of(LogicFunctions.and(conditions.stream()
                        .map(condition -> expression(assembly, condition, cells))
                        .toList())));
    }

    private Selection select(Draft assembly, List<? extends ColumnOrigin> origins) {
        List<Cell> cells = new ArrayList<>();
        List<Expr> columns = origins.stream()
                .map(origin -> expression(assembly, origin, cells))
                .toList();
        return new Selection(cells, columns);
    }

    private Expr expression(Draft assembly, ColumnOrigin asked, List<Cell> cells) {
        ColumnOrigin origin = asked.shortest();
        int keyPosition = assembly.keyPosition(origin);
        return origin instanceof ColumnOrigin.Computed computed && keyPosition < 0
                ? computed.expression()
                        .over(input -> expression(assembly, computed.from().get(input.position()), cells))
                : Expr.Input.of(Draft.use(cells, resolve(assembly, origin)), origin.column());
    }

    private Cell resolve(Draft assembly, ColumnOrigin origin) {
        int keyPosition = assembly.keyPosition(origin);
        if (keyPosition >= 0
                && ColumnOrigin.isKeptByKey(
                        assembly.key.type(keyPosition), origin.column().type())) {
            return Cell.ofKey(keyPosition);
        }
        return origin.fold(new ColumnOrigin.Cases<>(
                table -> cell(assembly, table.root(), Draft.use(table.root().used, table.position())),
                found -> cell(assembly, found.lookup(), Draft.use(found.lookup().used, found.inner())),
                key -> ofGroup(assembly.key.column(keyPosition), keyPosition),
                folded -> cell(
                        assembly,
                        folded.fold(),
                        folded.call() == ColumnOrigin.Folded.ROWS
                                ? folded.fold().countOfRows()
                                : folded.call()),
                column -> cell(assembly, column.bag(), Draft.use(column.bag().used, column.inner())),
                column -> cell(assembly, column.pair(), Draft.use(column.pair().used, column.inner())),
                column -> cell(assembly, column.window(), Draft.use(column.window().used, column.inner())),
                result -> new Cell(assembly.parts.size(), result.position()),
                column -> cell(assembly, column.elements(), Draft.use(column.elements().used, column.inner())),
                element -> {
                    throw new IllegalStateException("an element without its row: " + element);
                },
                computed -> Cell.ofKey(keyPosition)));
    }

    /** A group or a row of a set operation has no value of its own for a column, only the key that is the same for all equal values. */
    private Cell ofGroup(Column column, int keyPosition) {
        if (Types.hasManyForms(column.type())) {
            boolean interval = column.type().equals(SqlType.INTERVAL);
            throw new PlanException(
                    view,
                    "column " + column.name()
                            + (interval ? " is an interval" : " is a numeric without a fixed scale")
                            + ", whose equal values may be written differently ("
                            + (interval ? "1 mon and 30 days" : "1.5 and 1.50")
                            + "), and GROUP BY, DISTINCT or a set operation makes one of them. Write "
                            + (interval
                                    ? "EXTRACT(EPOCH FROM " + column.name() + "), or cast it to text."
                                    : "CAST(" + column.name() + " AS NUMERIC(p,s))."));
        }
        return Cell.ofKey(keyPosition);
    }

    private static Cell cell(Draft assembly, Draft.PartDraft part, int column) {
        return new Cell(assembly.parts.indexOf(part), column);
    }
}

package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.SqlType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Works out from the view downwards which columns are asked of which part, and where each of them stands. After {@link #of} every draft knows
 * what it has to keep, and nothing it does not need.
 */
final class Demand {

    /** Where a looked-up or folded assembly has the values that its consumer asked for. */
    record Cells(List<Cell> group, List<Cell> values) {}

    private final Map<Draft.PartDraft, Cells> cells = new HashMap<>();

    /** Notes that the assembly must have these columns, and everything that follows from it; says where they will stand. */
    List<Cell> of(Draft assembly, List<Origin> columns) {
        List<Cell> places = resolve(assembly, columns);
        follow(assembly);
        return places;
    }

    /** Where the input of this part has the values it needs; not for folds that are fed by a table directly. */
    Cells cells(Draft.PartDraft part) {
        Cells found = cells.get(part);
        if (found == null) {
            throw new IllegalStateException("nothing was asked of " + part);
        }
        return found;
    }

    private void follow(Draft assembly) {
        for (Draft.PartDraft part : List.copyOf(assembly.parts)) {
            if (part instanceof Draft.Lookup lookup) {
                foreignKey(assembly, lookup);
                cells.put(lookup, new Cells(List.of(), of(lookup.target, lookup.used)));
            } else if (part instanceof Draft.Fold fold && fold.input.onlyRoot() == null) {
                List<Cell> group = resolve(fold.input, fold.group);
                cells.put(fold, new Cells(group, of(fold.input, fold.arguments)));
            }
        }
    }

    /** Where the assembly that holds the lookup has its foreign key. */
    static List<Cell> foreignKey(Draft assembly, Draft.Lookup lookup) {
        return lookup.foreignKey.stream()
                .map(position -> resolve(assembly, new Origin.TableColumn(lookup.root, position)))
                .toList();
    }

    private static List<Cell> resolve(Draft assembly, List<Origin> origins) {
        return origins.stream().map(origin -> resolve(assembly, origin)).toList();
    }

    private static Cell resolve(Draft assembly, Origin asked) {
        Origin origin = asked.shortest();
        int keyPosition = assembly.keyPosition(origin);
        if (keyPosition >= 0 && isVerbatim(assembly.key.type(keyPosition))) {
            return Cell.ofKey(keyPosition);
        }
        if (origin instanceof Origin.TableColumn table) {
            return new Cell(assembly.parts.indexOf(table.root()), Draft.use(table.root().used, table.position()));
        }
        if (origin instanceof Origin.LookedUp found) {
            return new Cell(assembly.parts.indexOf(found.lookup()), Draft.use(found.lookup().used, found.inner()));
        }
        if (origin instanceof Origin.Folded folded) {
            return new Cell(assembly.parts.indexOf(folded.fold()), folded.call());
        }
        return Cell.ofKey(((Origin.KeyColumn) origin).position());
    }

    /** Whether a key gives its value back as it was written: 1.0 and 1.00 are one key. */
    private static boolean isVerbatim(SqlType type) {
        return switch (type.kind()) {
            case DECIMAL -> type.scale() != SqlType.ANY_SCALE;
            case REAL, DOUBLE, ARRAY -> false;
            case BOOLEAN, INTEGER, BIGINT, VARCHAR, BYTES, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, UUID, JSON -> true;
        };
    }
}

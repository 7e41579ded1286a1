package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.plan.logical.Relation;
import java.util.ArrayList;
import java.util.List;

/** Places rows with the elements of their arrays: one assembly keeps the rows, and another one each element, by the row's key and the element's number. */
final class UnnestPlacement {

    private final Placed input;
    private final Relation.Unnest unnest;

    UnnestPlacement(Placed input, Relation.Unnest unnest) {
        this.input = input;
        this.unnest = unnest;
    }

    /** @param name the name of the assembly that keeps the elements */
    Placed place(String name) {
        List<Column> key = new ArrayList<>(input.assembly().key.columns());
        int number = unnest.columns().size() - 1;
        key.add(unnest.columns().column(number));
        Draft elements = Draft.ofGroups(name, new RowType(key));
        List<ColumnOrigin> arrays = unnest.arrays().stream().map(input::column).toList();
        Draft.Elements part = new Draft.Elements(input.assembly(), arrays, unnest.outer());
        elements.parts.add(part);
        for (int i = 0; i < input.assembly().key.size(); i++) {
            int position = i;
            input.assembly()
                    .origins(i)
                    .forEach(origin -> elements.alsoKnownAs(position, new ColumnOrigin.ElementColumn(part, origin)));
        }
        List<ColumnOrigin> columns = new ArrayList<>();
        input.columns().forEach(column -> columns.add(new ColumnOrigin.ElementColumn(part, column)));
        for (int i = 0; i < arrays.size(); i++) {
            Column element = unnest.columns().column(input.columns().size() + i);
            columns.add(new ColumnOrigin.ElementColumn(part, new ColumnOrigin.Element(i, element)));
        }
        columns.add(new ColumnOrigin.KeyColumn(elements, key.size() - 1));
        return new Placed(elements, columns);
    }
}

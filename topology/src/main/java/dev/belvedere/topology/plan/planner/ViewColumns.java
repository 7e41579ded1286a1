package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import java.util.ArrayList;
import java.util.List;

/** The columns of a view: those of its SELECT list, and behind them those of its key that the list lacks. Used once. */
final class ViewColumns {

    private final Draft assembly;
    private final List<ColumnOrigin> origins;
    private final List<Column> columns = new ArrayList<>();

    /** @param names the names of the SELECT list */
    ViewColumns(List<String> names, Placed placed) {
        this.assembly = placed.assembly();
        this.origins = new ArrayList<>(placed.columns());
        for (ColumnOrigin origin : origins) {
            columns.add(origin.column().named(names.get(columns.size())));
        }
    }

    /** Returns the positions of the key's columns, and adds those that are not selected. */
    List<Integer> key() {
        List<Integer> parts = new ArrayList<>(origins.stream()
                .map(origin -> assembly.keyPosition(origin.shortest()))
                .toList());
        List<Integer> key = new ArrayList<>();
        for (int part = 0; part < assembly.key.size(); part++) {
            if (!parts.contains(part)) {
                parts.add(part);
                origins.add(new ColumnOrigin.KeyColumn(assembly, part));
                Column column = assembly.key.column(part);
                columns.add(column.named(unused(column.name())));
            }
            key.add(parts.indexOf(part));
        }
        return key;
    }

    private String unused(String name) {
        List<String> used = columns.stream().map(Column::name).toList();
        int number = 1;
        String unused = name;
        while (used.contains(unused)) {
            number++;
            unused = name + number;
        }
        return unused;
    }

    List<ColumnOrigin> origins() {
        return origins;
    }

    RowType type() {
        return new RowType(columns);
    }
}

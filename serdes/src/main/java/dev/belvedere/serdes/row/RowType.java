package dev.belvedere.serdes.row;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The columns of a row, in order. Names need not be unique. Immutable. */
public record RowType(List<Column> columns) {

    public RowType {
        columns = List.copyOf(columns);
    }

    public static RowType of(Column... columns) {
        return new RowType(Arrays.asList(columns));
    }

    public int size() {
        return columns.size();
    }

    public Column column(int position) {
        return columns.get(position);
    }

    public SqlType type(int position) {
        return columns.get(position).type();
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The position of the first column with this name, or -1. */
    public int indexOf(String name) {
        return IntStream.range(0, size())
                .filter(i -> columns.get(i).name().equals(name))
                .findFirst()
                .orElse(-1);
    }

    /** The columns at these positions, in the order given. */
    public RowType project(List<Integer> positions) {
        return new RowType(positions.stream().map(columns::get).toList());
    }

    @Override
    public String toString() {
        return columns.toString();
    }
}

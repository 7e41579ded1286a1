package dev.belvedere.app.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Streams;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The columns, key and query of a view, as the engine describes it.
 *
 * @param key positions of the key columns among the columns; empty if rows do not show all of them
 * @param select the query that defines it
 */
record ViewShape(String name, List<ViewColumn> columns, List<Integer> key, String select) {

    private static final Pattern ROUNDED = Pattern.compile(
            // Aggregates of binary fractions.
            "\\b(sum|avg|stddev|stddev_pop|stddev_samp|variance|var_pop|var_samp|corr|covar_pop|covar_samp"
                    + "|regr_avgx|regr_avgy|regr_intercept|regr_r2|regr_slope|regr_sxx|regr_sxy|regr_syy"
                    // Functions of PostgreSQL's libraries.
                    + "|power|pow|exp|ln|log|log10|cbrt|sin|cos|tan|cot|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh"
                    + ")\\s*\\(|[\\w)\\]\"]\\s*\\^|\\|\\|/",
            Pattern.CASE_INSENSITIVE);

    ViewShape {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** Reads the response of {@code GET /v1/views/{view}}. */
    static ViewShape of(JsonNode view) {
        List<ViewColumn> columns = Streams.stream(view.path("columns"))
                .filter(column -> !column.path("hidden").asBoolean())
                .map(column -> new ViewColumn(
                        column.path("name").asText(), column.path("type").asText()))
                .toList();
        List<String> names = columns.stream().map(ViewColumn::name).toList();
        List<Integer> key = Streams.stream(view.path("key"))
                .map(name -> names.indexOf(name.asText()))
                .toList();
        boolean shown = !key.contains(-1);
        return new ViewShape(
                view.path("name").asText(),
                columns,
                shown ? key : List.of(),
                view.path("query").asText());
    }

    Key keyOf(JsonRow row) {
        return new Key(key.stream().map(row.values()::get).toList());
    }

    List<ViewColumn> keyColumns() {
        return key.stream().map(columns::get).toList();
    }

    /** Returns the ascending order of keys: numbers by value, all else by its text. */
    Comparator<Key> keyOrder() {
        Comparator<Key> order = Comparator.comparing(ignored -> 0);
        for (int i = 0; i < key.size(); i++) {
            int position = i;
            order = order.thenComparing(other -> other.values().get(position), JsonText.ORDER);
        }
        return order;
    }

    /**
     * Whether the view's row is that of its source. A sum, an average or a deviation of binary fractions need not have the same digits: PostgreSQL rounds it once
     * for each row, in the order in which it reads them, and the view once. Neither need powers, logarithms and functions of angles, which libraries round.
     */
    boolean agree(Optional<JsonRow> want, Optional<JsonRow> got) {
        return want.equals(got)
                || (want.isPresent()
                        && got.isPresent()
                        && ROUNDED.matcher(select).find()
                        && IntStream.range(0, columns.size())
                                .allMatch(i -> agree(
                                        columns.get(i),
                                        want.get().values().get(i),
                                        got.get().values().get(i))));
    }

    /** Returns the values of a row that have to be the same digit for digit: rows that {@linkplain #agree agree} have them in common. */
    List<String> exactValues(JsonRow row) {
        return IntStream.range(0, columns.size())
                .filter(i -> !columns.get(i).isBinaryFraction())
                .mapToObj(row.values()::get)
                .toList();
    }

    private static boolean agree(ViewColumn column, String want, String got) {
        return want.equals(got)
                || (column.isBinaryFraction()
                        && JsonText.isNumber(want)
                        && JsonText.isNumber(got)
                        && column.isNear(Double.parseDouble(want), Double.parseDouble(got)));
    }
}

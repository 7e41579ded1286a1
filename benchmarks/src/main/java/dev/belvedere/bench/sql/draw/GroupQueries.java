package dev.belvedere.bench.sql.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Queries with aggregates, and DISTINCT. */
final class GroupQueries {

    private final QueryParts parts;
    private final Dice dice;

    GroupQueries(QueryParts parts) {
        this.parts = parts;
        this.dice = parts.dice();
    }

    Map<String, Supplier<String>> shapes() {
        return Map.of(
                "group by", this::grouped,
                "group by over a join", this::groupedJoin,
                "group by a whole key", this::groupedByKey,
                "expression over aggregates", this::overAggregates,
                "aggregate of all rows", this::global,
                "having", () -> grouped() + " HAVING " + having(),
                "grouping sets", this::groupingSets,
                "distinct", this::distinct);
    }

    /** Returns a query with GROUP BY, to which HAVING can be added. */
    String grouped() {
        Source source = parts.source("a");
        List<String> keys = parts.groupKeys(source.fields());
        return "SELECT "
                + QueryParts.named(Stream.concat(keys.stream(), parts.aggregates(source.fields()).stream())) + " FROM "
                + source.text() + parts.where(source.fields()) + " GROUP BY " + QueryParts.positions(keys.size());
    }

    private String having() {
        return dice.one("COUNT(*) > 1", "COUNT(*) = 1", "COUNT(*) <> 2", "MAX(a.c0) > 1", "COUNT(DISTINCT a.c0) < 2");
    }

    private String groupedJoin() {
        Source left = parts.source("a");
        Source right = parts.source("b");
        List<Field> fields = Source.fields(List.of(left, right));
        List<String> keys = dice.once(2) ? left.key() : parts.groupKeys(fields);
        List<String> calls = parts.aggregates(dice.once(2) ? right.fields() : fields);
        return "SELECT " + QueryParts.named(Stream.concat(keys.stream(), calls.stream())) + " FROM " + left.text()
                + parts.joinKind() + right.text() + parts.on(left, right) + " GROUP BY "
                + QueryParts.positions(keys.size());
    }

    private String groupedByKey() {
        Source left = parts.source("a");
        Source right = parts.source("b");
        List<String> items = new ArrayList<>(
                dice.some(left.fields().stream().map(Field::name).toList(), 2));
        items.addAll(parts.aggregates(right.fields()));
        return "SELECT " + QueryParts.keyAnd(left, items.toArray(String[]::new)) + " FROM " + left.text()
                + dice.one(" JOIN ", " LEFT JOIN ") + right.text() + parts.on(left, right) + " GROUP BY "
                + String.join(", ", left.key());
    }

    private String overAggregates() {
        Source source = parts.source("a");
        List<String> keys = parts.groupKeys(source.fields());
        String number = parts.terms().of('i', source.fields(), 1);
        String other = parts.terms().of('i', source.fields(), 0);
        String expression = dice.one(
                "SUM(" + number + ") + COUNT(*)",
                "MAX(" + number + ") - MIN(" + number + ")",
                "COALESCE(SUM(" + number + "), 0) * 2",
                "SUM(" + number + ") / NULLIF(COUNT(" + other + "), 0)",
                "CASE WHEN COUNT(*) > 2 THEN 'many' ELSE 'few' END",
                "ROUND(AVG(" + number + "), 2)",
                "MAX(" + number + ") IS NULL OR BOOL_OR(" + parts.terms().condition(source.fields()) + ")");
        return "SELECT " + QueryParts.named(Stream.concat(keys.stream(), Stream.of(expression))) + " FROM "
                + source.text() + parts.where(source.fields()) + " GROUP BY " + QueryParts.positions(keys.size());
    }

    private String global() {
        Source source = parts.source("a");
        return "SELECT " + QueryParts.named(parts.aggregates(source.fields()).stream()) + " FROM " + source.text()
                + parts.where(source.fields());
    }

    private String groupingSets() {
        Source source = parts.source("a");
        List<String> columns = parts.groupColumns(source.fields());
        String sets = String.join(", ", columns);
        String by = dice.one(
                "ROLLUP (" + sets + ")",
                "CUBE (" + sets + ")",
                "GROUPING SETS ((" + sets + "), (" + columns.get(0) + "))");
        Stream<String> calls = Stream.concat(
                parts.aggregates(source.fields()).stream(), Stream.of("GROUPING(" + columns.get(0) + ")"));
        return "SELECT " + QueryParts.named(Stream.concat(columns.stream(), calls)) + " FROM " + source.text()
                + parts.where(source.fields()) + " GROUP BY " + by;
    }

    private String distinct() {
        Source source = parts.source("a");
        Source other = parts.source("b");
        boolean join = dice.once(3);
        List<Field> fields = Source.fields(join ? List.of(source, other) : List.of(source));
        return "SELECT DISTINCT " + QueryParts.named(parts.groupKeys(fields).stream()) + " FROM " + source.text()
                + (join ? parts.joinKind() + other.text() + parts.on(source, other) : "") + parts.where(fields);
    }
}

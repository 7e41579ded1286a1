package dev.belvedere.bench.sql.draw;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Queries with window functions, and the first rows of all and of each partition. */
final class WindowQueries {

    private final QueryParts parts;
    private final RandomTerms terms;
    private final Dice dice;

    WindowQueries(QueryParts parts) {
        this.parts = parts;
        this.terms = parts.terms();
        this.dice = parts.dice();
    }

    Map<String, Supplier<String>> shapes() {
        return Map.of(
                "distinct on", this::distinctOn,
                "window", this::window,
                "named window", this::namedWindow,
                "window over groups", this::overGroups,
                "first rows", this::firstRows,
                "first rows of each", this::ranked);
    }

    private String distinctOn() {
        Source source = parts.source("a");
        String on = String.join(", ", parts.groupColumns(source.fields()));
        return "SELECT DISTINCT ON (" + on + ") " + parts.items(List.of(source)) + " FROM " + source.text()
                + parts.where(source.fields()) + " ORDER BY " + on + ", " + parts.orderTerm(source) + ", "
                + String.join(", ", source.key());
    }

    private String window() {
        Source source = parts.source("a");
        Stream<String> calls = IntStream.range(0, 1 + dice.number(2)).mapToObj(call -> call(source)).toList().stream();
        return "SELECT " + QueryParts.named(Stream.concat(source.key().stream(), calls)) + " FROM " + source.text()
                + parts.where(source.fields());
    }

    private String partition(Source source) {
        return dice.once(4) ? "" : "PARTITION BY " + dice.one(parts.groupKeys(source.fields()));
    }

    private String call(Source source) {
        String partition = partition(source);
        String argument = terms.any("ibnsdv", source.fields(), dice.number(2));
        String number = terms.any("ibn", source.fields(), dice.number(2));
        String summed = terms.any("ibnv", source.fields(), dice.number(2));
        String ordered = " OVER (" + partition + parts.order(source);
        return switch (dice.number(10)) {
            case 0 -> numbering() + ordered + ")";
            case 1 ->
                dice.one("LAG", "LEAD") + "(" + argument + dice.one("", ", 1", ", 2, NULL", ", 1, " + argument) + ")"
                        + ordered + ")";
            case 2 -> dice.one("FIRST_VALUE", "LAST_VALUE") + "(" + argument + ")" + ordered + ")";
            case 3 -> dice.one("SUM", "AVG", "MIN", "MAX", "COUNT") + "(" + summed + ")" + ordered + ")";
            case 4 -> dice.one("SUM", "COUNT", "MIN") + "(" + summed + ")" + ordered + frame() + ")";
            case 5 -> dice.one("SUM", "AVG", "COUNT", "VARIANCE") + "(" + number + ") OVER (" + partition + ")";
            case 6 ->
                dice.one("SUM", "COUNT", "MAX") + "(" + number + ") FILTER (WHERE " + terms.condition(source.fields())
                        + ")" + ordered + ")";
            case 7 -> "NTH_VALUE(" + argument + ", 2)" + ordered + dice.one("", frame()) + ")";
            case 8 -> distance(source, partition, number);
            default ->
                dice.one("BOOL_AND", "BOOL_OR") + "(" + terms.condition(source.fields()) + ") OVER (" + partition + ")";
        };
    }

    /** A frame of the rows that are near by a number or a time. */
    private String distance(Source source, String partition, String number) {
        Field by = dice.one(source.fields().stream()
                .filter(field -> "ibdt".indexOf(field.letter()) >= 0)
                .toList());
        boolean time = "dt".indexOf(by.letter()) >= 0;
        List<String> distances = time
                ? List.of("INTERVAL '1 day'", "INTERVAL '30 days'", "INTERVAL '1 month'")
                : List.of("0", "1", "100");
        String frame = dice.one(
                dice.one(distances) + " PRECEDING AND CURRENT ROW",
                dice.one(distances) + " PRECEDING AND " + dice.one(distances) + " FOLLOWING",
                "CURRENT ROW AND " + dice.one(distances) + " FOLLOWING");
        return dice.one("SUM", "COUNT", "MAX") + "(" + number + ") OVER (" + partition + " ORDER BY " + by.name()
                + dice.one("", " DESC") + " RANGE BETWEEN " + frame + ")";
    }

    private String numbering() {
        return dice.one("ROW_NUMBER()", "RANK()", "DENSE_RANK()", "PERCENT_RANK()", "CUME_DIST()", "NTILE(3)");
    }

    private String frame() {
        return dice.one(
                " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
                " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING",
                " ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING",
                " RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING");
    }

    private String namedWindow() {
        Source source = parts.source("a");
        return "SELECT "
                + QueryParts.keyAnd(
                        source,
                        numbering() + " OVER w",
                        "SUM(" + terms.any("ibn", source.fields(), 1) + ") OVER w",
                        "COUNT(*) OVER (" + partition(source) + ")")
                + " FROM " + source.text() + parts.where(source.fields()) + " WINDOW w AS (" + partition(source)
                + parts.order(source) + ")";
    }

    /** Tied ranks need no order that tells groups apart. */
    private String overGroups() {
        Source source = parts.source("a");
        String group = dice.one(source.ofType('i'));
        String call = dice.one(
                "SUM(COUNT(*)) OVER (ORDER BY " + group + ")",
                "RANK() OVER (ORDER BY COUNT(*) DESC)",
                "COUNT(*)::numeric / SUM(COUNT(*)) OVER ()",
                "LAG(COUNT(*)) OVER (ORDER BY " + group + ")",
                "DENSE_RANK() OVER (ORDER BY MAX(" + terms.of('i', source.fields(), 1) + "))");
        return "SELECT " + group + " AS g, COUNT(*) AS n, " + call + " AS w FROM " + source.text()
                + parts.where(source.fields()) + " GROUP BY " + group;
    }

    private String firstRows() {
        Source source = parts.source("a");
        return parts.select(source)
                + parts.where(source.fields())
                + parts.order(source)
                + dice.one(" LIMIT 3", " LIMIT 2 OFFSET 1", " FETCH FIRST 1 ROW ONLY", " OFFSET 2");
    }

    private String ranked() {
        Source source = parts.source("a");
        String partition = String.join(", ", parts.groupKeys(source.fields()));
        return "SELECT * FROM (SELECT " + parts.items(List.of(source)) + ", "
                + dice.one("ROW_NUMBER()", "RANK()", "DENSE_RANK()") + " OVER (PARTITION BY " + partition
                + parts.order(source) + ") AS n FROM " + source.text() + ") x WHERE x.n "
                + dice.one("<= 2", "= 1", "< 3", "> 1");
    }
}

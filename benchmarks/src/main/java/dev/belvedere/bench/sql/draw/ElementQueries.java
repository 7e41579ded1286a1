package dev.belvedere.bench.sql.draw;

import java.util.Map;
import java.util.function.Supplier;

/** Queries with a row for each element of an array, a document or a list, and arrays of what a subquery finds. */
final class ElementQueries {

    private final QueryParts parts;
    private final RandomTerms terms;
    private final Dice dice;

    ElementQueries(QueryParts parts) {
        this.parts = parts;
        this.terms = parts.terms();
        this.dice = parts.dice();
    }

    Map<String, Supplier<String>> shapes() {
        return Map.of(
                "elements in from", this::inFrom,
                "elements in the select list", this::selected,
                "grouped elements", this::grouped,
                "list of values", this::values,
                "array of a query", this::arrayOfAQuery);
    }

    private String inFrom() {
        Source source = parts.source("a");
        boolean numbered = dice.once(2);
        String elements = function(source) + (numbered ? " WITH ORDINALITY AS e(v, n)" : " AS e(v)");
        String joined =
                dice.one(", " + elements, " CROSS JOIN " + elements, " LEFT JOIN LATERAL " + elements + " ON TRUE");
        return "SELECT " + QueryParts.keyAnd(source, "e.v", numbered ? "e.n" : "a.c0") + " FROM " + source.text()
                + joined + parts.where(source.fields());
    }

    private String function(Source source) {
        return switch (dice.number(5)) {
            case 0 -> "UNNEST(" + terms.of('a', source.fields(), dice.number(2)) + ")";
            case 1 -> "UNNEST(" + terms.of('k', source.fields(), dice.number(2)) + ")";
            case 2 -> "STRING_TO_TABLE(" + terms.of('s', source.fields(), dice.number(2)) + ", 'a')";
            case 3 -> "JSONB_ARRAY_ELEMENTS(JSONB_BUILD_ARRAY(" + terms.any("ibs", source.fields(), 1) + ", a.c0))";
            default -> "GENERATE_SERIES(1, ABS(a.c0 % 4))";
        };
    }

    private String selected() {
        Source source = parts.source("a");
        return "SELECT "
                + QueryParts.keyAnd(
                        source,
                        "UNNEST(" + terms.of('a', source.fields(), dice.number(2)) + ")",
                        dice.once(2) ? "UNNEST(ARRAY[a.c0, 7])" : "a.c0")
                + " FROM " + source.text() + parts.where(source.fields());
    }

    private String grouped() {
        Source source = parts.source("a");
        return "SELECT e.v AS g, COUNT(*) AS n, " + parts.aggregate(source.fields()) + " AS m FROM " + source.text()
                + " CROSS JOIN UNNEST(" + terms.of('a', source.fields(), dice.number(2)) + ") AS e(v)"
                + parts.where(source.fields(), 2) + " GROUP BY e.v";
    }

    private String values() {
        Source source = parts.source("a");
        String list = "(VALUES (1, 'one'), (2, NULL), (NULL, 'none')) AS v(n, name)";
        return "SELECT " + QueryParts.keyAnd(source, "v.name", "v.n") + " FROM " + source.text()
                + dice.one(" JOIN " + list + " ON v.n = " + dice.one(source.ofType('i')), " CROSS JOIN " + list)
                + parts.where(source.fields(), 3);
    }

    private String arrayOfAQuery() {
        Source outer = parts.source("a");
        Source inner = parts.source("b");
        return "SELECT "
                + QueryParts.keyAnd(
                        outer,
                        "ARRAY(SELECT " + terms.any("ibsdf", inner.fields(), dice.number(2)) + " FROM " + inner.text()
                                + " WHERE " + parts.equality(outer, inner) + parts.order(inner) + ")")
                + " FROM " + outer.text() + parts.where(outer.fields());
    }
}

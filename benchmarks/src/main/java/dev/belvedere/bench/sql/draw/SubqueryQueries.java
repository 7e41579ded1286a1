package dev.belvedere.bench.sql.draw;

import java.util.Map;
import java.util.function.Supplier;

/** Queries with subqueries, in conditions, as values and LATERAL. */
final class SubqueryQueries {

    private final QueryParts parts;
    private final RandomTerms terms;
    private final Dice dice;

    SubqueryQueries(QueryParts parts) {
        this.parts = parts;
        this.terms = parts.terms();
        this.dice = parts.dice();
    }

    Map<String, Supplier<String>> shapes() {
        return Map.of(
                "exists", this::exists,
                "in", this::in,
                "row in", this::rowIn,
                "scalar subquery", this::scalar,
                "row as a value", this::oneRow,
                "any and all", this::quantified,
                "lateral", this::lateral);
    }

    private String exists() {
        Source outer = parts.source("a");
        Source inner = parts.source("b");
        String other = dice.once(4) ? " AND b.c0" + dice.one(" > ", " <= ", " <> ") + "a.c0" : "";
        return parts.select(outer) + " WHERE " + dice.one("EXISTS", "NOT EXISTS") + " (SELECT 1 FROM " + inner.text()
                + " WHERE " + parts.equality(outer, inner) + other
                + (dice.once(3) ? " AND " + terms.condition(inner.fields()) : "") + ")"
                + (dice.once(3) ? dice.one(" OR ", " AND ") + terms.condition(outer.fields()) : "");
    }

    private String in() {
        Source outer = parts.source("a");
        Source inner = parts.source("b");
        char letter = dice.one("i", "s", "b", "d").charAt(0);
        String test = terms.of(letter, outer.fields(), dice.number(2)) + dice.one(" IN (", " NOT IN (") + "SELECT "
                + terms.of(letter, inner.fields(), dice.number(2)) + " FROM " + inner.text()
                + parts.where(inner.fields()) + ")";
        return dice.once(3)
                ? "SELECT " + QueryParts.keyAnd(outer, test) + " FROM " + outer.text()
                : parts.select(outer) + " WHERE " + test;
    }

    private String rowIn() {
        Source outer = parts.source("a");
        Source inner = parts.source("b");
        String letters = dice.one("is", "id", "bi");
        return parts.select(outer) + " WHERE (" + row(letters, outer) + ") IN (SELECT " + row(letters, inner) + " FROM "
                + inner.text() + parts.where(inner.fields()) + ")";
    }

    private String row(String letters, Source source) {
        return terms.of(letters.charAt(0), source.fields(), dice.number(2)) + ", "
                + terms.of(letters.charAt(1), source.fields(), dice.number(2));
    }

    private String scalar() {
        Source outer = parts.source("a");
        Source inner = parts.source("b");
        if (dice.once(3)) {
            return parts.select(outer) + " WHERE " + terms.of('i', outer.fields(), 1) + " < (SELECT COUNT(*) FROM "
                    + inner.text() + " WHERE " + parts.equality(outer, inner) + ")";
        }
        String subquery = "(SELECT " + parts.aggregate(inner.fields()) + " FROM " + inner.text()
                + (dice.once(3) ? "" : " WHERE " + parts.equality(outer, inner)) + ")";
        return "SELECT " + QueryParts.keyAnd(outer, subquery) + " FROM " + outer.text() + parts.where(outer.fields());
    }

    /** The one row that has a whole key, or the first row of an order. */
    private String oneRow() {
        Source outer = parts.source("a");
        Source inner = parts.source("b");
        String value = terms.any("ibsdt", inner.fields(), dice.number(2));
        String subquery = inner.key().size() == 1 && dice.once(2)
                ? "(SELECT " + value + " FROM " + inner.text() + " WHERE "
                        + inner.key().get(0) + " = " + terms.of(letter(inner), outer.fields(), 0) + ")"
                : "(SELECT " + value + " FROM " + inner.text() + " WHERE " + parts.equality(outer, inner)
                        + parts.order(inner) + " LIMIT 1)";
        return "SELECT " + QueryParts.keyAnd(outer, subquery) + " FROM " + outer.text() + parts.where(outer.fields());
    }

    private static char letter(Source source) {
        return source.fields().stream()
                .filter(field -> field.name().equals(source.key().get(0)))
                .findFirst()
                .orElseThrow()
                .letter();
    }

    private String quantified() {
        Source outer = parts.source("a");
        Source inner = parts.source("b");
        char letter = dice.one("i", "b", "d", "n").charAt(0);
        return parts.select(outer) + " WHERE " + terms.of(letter, outer.fields(), dice.number(2))
                + dice.one(" < ANY (", " >= ALL (", " = ANY (", " <> ALL (", " > ANY (", " <= ALL (") + "SELECT "
                + terms.of(letter, inner.fields(), dice.number(2)) + " FROM " + inner.text()
                + parts.where(inner.fields()) + ")";
    }

    private String lateral() {
        Source outer = parts.source("a");
        Source inner = parts.source("b");
        String query = dice.once(2)
                ? "SELECT " + parts.aggregate(inner.fields()) + " AS v FROM " + inner.text() + " WHERE "
                        + parts.equality(outer, inner)
                : "SELECT " + terms.any(Letters.ALL, inner.fields(), 1) + " AS v, " + inner.namedKey() + " FROM "
                        + inner.text() + " WHERE " + parts.equality(outer, inner) + parts.order(inner) + " LIMIT "
                        + (1 + dice.number(2));
        String join = dice.one(" CROSS JOIN LATERAL (" + query + ") l", " LEFT JOIN LATERAL (" + query + ") l ON TRUE");
        return "SELECT " + QueryParts.keyAnd(outer, "l.v") + " FROM " + outer.text() + join
                + parts.where(outer.fields(), 3);
    }
}

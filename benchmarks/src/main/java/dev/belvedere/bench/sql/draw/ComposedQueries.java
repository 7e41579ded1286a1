package dev.belvedere.bench.sql.draw;

import java.util.Map;
import java.util.function.Supplier;

/** Queries that are made of others: set operations, queries in FROM and WITH, and documents of whole rows. */
final class ComposedQueries {

    private final QueryParts parts;
    private final RandomTerms terms;
    private final Dice dice;
    private final Supplier<String> grouped;

    /** @param grouped draws a query with GROUP BY */
    ComposedQueries(QueryParts parts, Supplier<String> grouped) {
        this.parts = parts;
        this.terms = parts.terms();
        this.dice = parts.dice();
        this.grouped = grouped;
    }

    Map<String, Supplier<String>> shapes() {
        return Map.of(
                "union",
                () -> setOperation(" UNION "),
                "union all",
                this::unionAll,
                "union all of totals",
                this::totals,
                "intersect",
                () -> setOperation(" INTERSECT "),
                "except",
                () -> setOperation(" EXCEPT "),
                "intersect all",
                () -> setOperation(" INTERSECT ALL "),
                "except all",
                () -> setOperation(" EXCEPT ALL "),
                "query in from",
                this::derived,
                "with",
                this::with,
                "documents",
                this::documents);
    }

    private String setOperation(String operation) {
        String letters = dice.one("i", "is", "sd", "if", "bt", "hu", "zi", "y");
        return branch(letters) + operation + branch(letters) + (dice.once(4) ? " UNION " + branch(letters) : "");
    }

    /** Rows are not compared with each other, so that there may be numbers without a fixed scale. */
    private String unionAll() {
        String letters = dice.one("i", "is", "sn", "xn", "rs", "n", "hu", "zi", "y");
        return branch(letters) + " UNION ALL " + branch(letters)
                + (dice.once(4) ? " UNION ALL " + branch(letters) : "");
    }

    private String totals() {
        Source source = parts.source("a");
        Source other = parts.source("b");
        String sum = "SUM(" + terms.of('i', source.fields(), dice.number(2)) + ")";
        return "SELECT a.c0 AS r0, COUNT(*) AS r1, " + sum + " AS r2 FROM " + source.text()
                + parts.where(source.fields())
                + " GROUP BY a.c0 UNION ALL SELECT NULL, COUNT(*), " + dice.one(sum, "COALESCE(" + sum + ", 0)")
                + " FROM "
                + source.text() + dice.one("", " HAVING COUNT(*) > 2") + " UNION ALL SELECT -1, COUNT(*), NULL FROM "
                + other.text() + parts.where(other.fields());
    }

    private String branch(String letters) {
        Source source = parts.source("a");
        return "SELECT "
                + QueryParts.named(
                        letters.chars().mapToObj(letter -> terms.of((char) letter, source.fields(), dice.number(2))))
                + " FROM " + source.text() + parts.where(source.fields());
    }

    /** The query around uses all columns of the inner one: what it does not use PostgreSQL does not compute, so that it cannot fail. */
    private String derived() {
        Source outer = parts.source("a");
        Source inner = parts.source("b");
        String group = "SELECT " + dice.one(inner.ofType('i')) + " AS g, COUNT(*) AS n";
        String value = ", " + parts.aggregate(inner.fields()) + " AS v";
        String from = " FROM " + inner.text() + parts.where(inner.fields()) + " GROUP BY 1";
        return switch (dice.number(3)) {
            case 0 -> "SELECT x.n, COUNT(*) AS m FROM (" + group + from + ") x GROUP BY x.n";
            case 1 -> "SELECT x.* FROM (" + group + value + from + ") x WHERE x.n " + dice.one("> 1", "= 1");
            default ->
                "SELECT " + QueryParts.keyAnd(outer, "x.v", "x.n") + " FROM " + outer.text() + parts.joinKind() + "("
                        + group + value + from + ") x ON x.g = " + dice.one(outer.ofType('i'));
        };
    }

    private String with() {
        Source source = parts.source("a");
        Source other = parts.source("b");
        String group = dice.one(parts.groupKeys(source.fields()));
        String query = "WITH x AS (SELECT " + group + " AS g, COUNT(*) AS n FROM " + source.text()
                + parts.where(source.fields()) + " GROUP BY 1)";
        return switch (dice.number(4)) {
            case 0 -> query + " SELECT x.n, COUNT(*) AS m FROM x GROUP BY x.n";
            case 1 -> query + " SELECT x.g, x.n FROM x UNION ALL SELECT x.g, -1 FROM x";
            case 2 -> query + ", y AS (" + parts.select(other) + ") SELECT y.*, (SELECT COUNT(*) FROM x) AS n FROM y";
            default -> "WITH x AS (" + grouped.get() + ") SELECT x.* FROM x WHERE x.r0 IS NOT NULL";
        };
    }

    private String documents() {
        Source outer = parts.source("a");
        Source inner = parts.source("b");
        String keys = String.join(", ", inner.key());
        return switch (dice.number(3)) {
            case 0 ->
                "SELECT " + QueryParts.keyAnd(outer, dice.one("TO_JSONB(a)", "ROW_TO_JSON(a)")) + " FROM "
                        + outer.text();
            case 1 ->
                "SELECT "
                        + QueryParts.keyAnd(
                                outer,
                                "(SELECT JSONB_AGG(b ORDER BY " + keys + ") FROM " + inner.text() + " WHERE "
                                        + parts.equality(outer, inner) + ")")
                        + " FROM " + outer.text();
            default ->
                "SELECT " + dice.one(inner.ofType('i')) + " AS g, JSONB_AGG(JSONB_BUILD_OBJECT('v', "
                        + terms.any(Letters.ALL, inner.fields(), 1) + ") ORDER BY " + keys + ") AS docs FROM "
                        + inner.text() + " GROUP BY 1";
        };
    }
}

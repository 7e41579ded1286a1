package dev.belvedere.bench.sql.draw;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Queries of one source, and joins of all kinds. */
final class JoinQueries {

    private final QueryParts parts;
    private final Dice dice;

    JoinQueries(QueryParts parts) {
        this.parts = parts;
        this.dice = parts.dice();
    }

    Map<String, Supplier<String>> shapes() {
        return Map.of(
                "filter and project", this::filter,
                "inner join", () -> join(" JOIN "),
                "left join", () -> join(" LEFT JOIN "),
                "right join", () -> join(" RIGHT JOIN "),
                "full join", () -> join(" FULL JOIN "),
                "self join", this::selfJoin,
                "join by names", this::using,
                "chain of joins", this::chain,
                "listed tables", this::listed,
                "join without equality", this::crossJoin);
    }

    private String filter() {
        Source source = parts.source("a");
        return (dice.once(6) ? "SELECT * FROM " + source.text() : parts.select(source)) + parts.where(source.fields());
    }

    private String join(String kind) {
        Source left = parts.source("a");
        Source right = parts.source("b");
        List<Source> both = List.of(left, right);
        return "SELECT " + parts.items(both) + " FROM " + left.text() + kind + right.text() + parts.on(left, right)
                + parts.where(Source.fields(both), 3);
    }

    private String selfJoin() {
        DrawnRelation relation = parts.relation();
        Source left = relation.as("a");
        Source right = relation.as("b");
        return "SELECT " + parts.items(List.of(left, right)) + " FROM " + left.text()
                + dice.one(" JOIN ", " LEFT JOIN ") + right.text() + parts.on(left, right);
    }

    private String using() {
        Source left = parts.source("a");
        Source right = parts.source("b");
        boolean natural = dice.once(4);
        return "SELECT "
                + QueryParts.named(Stream.concat(Stream.of("c0"), Source.keys(List.of(left, right)).stream()))
                + " FROM " + left.text() + (natural ? " NATURAL" : "") + parts.joinKind() + right.text()
                + (natural ? "" : " USING (c0)");
    }

    private String chain() {
        Source first = parts.source("a");
        Source second = parts.source("b");
        Source third = parts.source("c");
        List<Source> all = List.of(first, second, third);
        return "SELECT " + parts.items(all) + " FROM " + first.text() + parts.joinKind() + second.text()
                + parts.on(first, second) + parts.joinKind() + third.text()
                + parts.on(dice.one(List.of(first, second)), third)
                + parts.where(Source.fields(all), 3);
    }

    private String listed() {
        Source first = parts.source("a");
        Source second = parts.source("b");
        List<Source> both = List.of(first, second);
        if (dice.once(3)) {
            return "SELECT " + QueryParts.keyAnd(first, "b.n", "b.m") + " FROM " + first.text()
                    + ", (SELECT COUNT(*) AS n, " + parts.aggregate(second.fields()) + " AS m FROM " + second.text()
                    + ") b" + parts.where(first.fields(), 2);
        }
        return "SELECT " + parts.items(both) + " FROM " + first.text() + ", " + second.text() + " WHERE "
                + parts.equality(first, second)
                + (dice.once(3) ? " AND " + parts.terms().condition(Source.fields(both)) : "");
    }

    private String crossJoin() {
        Source left = parts.source("a");
        Source right = parts.source("b");
        List<Field> fields = Source.fields(List.of(left, right));
        return "SELECT " + parts.items(List.of(left, right)) + " FROM " + left.text()
                + (dice.once(2)
                        ? " CROSS JOIN " + right.text() + parts.where(fields)
                        : dice.one(" JOIN ", " LEFT JOIN ") + right.text() + " ON "
                                + parts.terms().condition(fields));
    }
}

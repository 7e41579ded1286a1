package dev.belvedere.bench.sql.draw;

import java.util.ArrayList;
import java.util.List;

/** Random views, nothing of which depends on the order of PostgreSQL's rows. */
final class RandomViews {

    private final QueryParts parts;

    /**
     * A random view.
     *
     * @param relation what queries know of it
     */
    record RandomView(DrawnRelation relation, String query) {}

    RandomViews(QueryParts parts) {
        this.parts = parts;
    }

    RandomView draw(String name) {
        Source source = parts.source("a");
        return parts.dice().once(2) ? grouped(name, source) : projected(name, source);
    }

    private RandomView grouped(String name, Source source) {
        List<Field> columns = List.of(
                new Field("c0", Letters.type('i')),
                new Field("n", Letters.type('b')),
                new Field("m", Letters.type('i')));
        String greatest = parts.dice().one(source.ofType('i'));
        return new RandomView(
                new DrawnRelation(name, columns, List.of("c0")),
                "SELECT a.c0, COUNT(*) AS n, MAX(" + greatest + ") AS m FROM " + source.text()
                        + parts.where(source.fields()) + " GROUP BY a.c0");
    }

    private RandomView projected(String name, Source source) {
        Dice dice = parts.dice();
        List<Field> columns = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (Field field : source.fields()) {
            if (source.key().contains(field.name())) {
                columns.add(new Field("k" + columns.size(), field.type()));
                items.add(field.name() + " AS k" + items.size());
            }
        }
        List<String> key = columns.stream().map(Field::name).toList();
        for (char letter : ("i" + dice.one("s", "d", "f") + dice.one("b", "t", "u")).toCharArray()) {
            String column = "c" + (columns.size() - key.size());
            columns.add(new Field(column, Letters.type(letter)));
            items.add(parts.terms().of(letter, source.fields(), dice.number(2)) + " AS " + column);
        }
        return new RandomView(
                new DrawnRelation(name, columns, key),
                "SELECT " + String.join(", ", items) + " FROM " + source.text() + parts.where(source.fields()));
    }
}

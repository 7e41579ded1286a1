package dev.belvedere.bench.sql.draw;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What queries of all shapes are made of: sources, SELECT lists, conditions and orders. */
final class QueryParts {

    private static final String GROUP_KEYS = "ibrxsfdtzhuy";

    private final List<DrawnRelation> relations;
    private final Dice dice;
    private final RandomTerms terms;
    private final RandomAggregates aggregates;

    /** @param relations what the queries select from */
    QueryParts(List<DrawnRelation> relations, Dice dice) {
        this.relations = List.copyOf(relations);
        this.dice = dice;
        this.terms = new RandomTerms(dice);
        this.aggregates = new RandomAggregates(dice, terms);
    }

    /** Returns the parts of queries that select from this one, too, about as often as from all others together. */
    QueryParts over(DrawnRelation relation) {
        List<DrawnRelation> all = new ArrayList<>(relations);
        relations.forEach(other -> all.add(relation));
        return new QueryParts(all, dice);
    }

    Dice dice() {
        return dice;
    }

    RandomTerms terms() {
        return terms;
    }

    DrawnRelation relation() {
        return dice.one(relations);
    }

    Source source(String alias) {
        return relation().as(alias);
    }

    /** Returns calls of aggregates over these columns. */
    List<String> aggregates(List<Field> fields) {
        return aggregates.some(fields);
    }

    /** Returns a call of an aggregate over these columns. */
    String aggregate(List<Field> fields) {
        return aggregates.one(fields);
    }

    /** Returns the keys of the sources and some expressions, as a SELECT list. */
    String items(List<Source> sources) {
        return named(Stream.concat(Source.keys(sources).stream(), expressions(Source.fields(sources))));
    }

    private Stream<String> expressions(List<Field> fields) {
        return IntStream.range(0, 1 + dice.number(3))
                .mapToObj(term -> terms.any(Letters.SHOWN, fields, dice.number(3)))
                .toList()
                .stream();
    }

    /** Returns a SELECT list of these expressions under the names {@code r0} and so on. */
    static String named(Stream<String> items) {
        List<String> all = items.toList();
        return IntStream.range(0, all.size())
                .mapToObj(item -> all.get(item) + " AS r" + item)
                .collect(Collectors.joining(", "));
    }

    /** Returns a SELECT list of a source's key and these expressions. */
    static String keyAnd(Source source, String... items) {
        return named(Stream.concat(source.key().stream(), Stream.of(items)));
    }

    /** Returns a query of a source without conditions. */
    String select(Source source) {
        return "SELECT " + items(List.of(source)) + " FROM " + source.text();
    }

    /** Returns a WHERE clause, or nothing. */
    String where(List<Field> fields) {
        return dice.once(3) ? "" : " WHERE " + terms.condition(fields);
    }

    /** Returns a WHERE clause once in so many draws. */
    String where(List<Field> fields, int once) {
        return dice.once(once) ? " WHERE " + terms.condition(fields) : "";
    }

    /** Returns an equality of columns or of expressions of one type. */
    String equality(Source left, Source right) {
        List<String> pairs = new ArrayList<>();
        for (Field one : left.fields()) {
            for (Field other : right.fields()) {
                if (one.letter() == other.letter() && isGroupKey(one) && isGroupKey(other)) {
                    pairs.add(one.name() + " = " + other.name());
                }
            }
        }
        return dice.once(6)
                ? terms.of('i', left.fields(), 1) + " = " + terms.of('i', right.fields(), 1)
                : dice.one(pairs);
    }

    /** Returns an ON clause with an equality. */
    String on(Source left, Source right) {
        return " ON " + equality(left, right)
                + (dice.once(4) ? " AND " + terms.condition(Source.fields(List.of(left, right))) : "");
    }

    /** Returns a kind of join, between blanks. */
    String joinKind() {
        return dice.one(" JOIN ", " LEFT JOIN ", " JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ");
    }

    /** Returns columns and expressions that a query may be grouped by. */
    List<String> groupKeys(List<Field> fields) {
        List<String> keys = new ArrayList<>(groupColumns(fields));
        if (dice.once(4)) {
            keys.add(terms.any("ibsfdtzhu", fields, 1));
        }
        return keys.stream().distinct().toList();
    }

    /** Returns columns that a query may be grouped by. */
    List<String> groupColumns(List<Field> fields) {
        List<Field> able = fields.stream().filter(QueryParts::isGroupKey).toList();
        return dice.some(able, 1 + dice.number(2)).stream().map(Field::name).toList();
    }

    private static boolean isGroupKey(Field field) {
        SqlType type = field.type();
        return GROUP_KEYS.indexOf(field.letter()) >= 0
                || (type.kind() == Kind.DECIMAL && type.scale() != SqlType.ANY_SCALE);
    }

    /** Returns the positions of so many items of a SELECT list. */
    static String positions(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Returns an ORDER BY clause that tells the rows of a source apart. */
    String order(Source source) {
        return " ORDER BY " + orderTerm(source) + ", " + String.join(", ", source.key());
    }

    /** Returns an expression to order by, with its direction. */
    String orderTerm(Source source) {
        return terms.any(Letters.ORDERED, source.fields(), dice.number(2))
                + dice.one("", " DESC", " NULLS FIRST", " DESC NULLS LAST");
    }
}

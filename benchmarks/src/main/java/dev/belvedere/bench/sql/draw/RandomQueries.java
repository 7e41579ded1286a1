package dev.belvedere.bench.sql.draw;

import dev.belvedere.topology.catalog.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random queries over a schema, each of one shape. */
public final class RandomQueries {

    /** Results that PostgreSQL writes by the order of its rows: sums of binary fractions, and the one of equal values that are written in several ways. */
    private static final Pattern APPROXIMATE =
            Pattern.compile("(SUM|AVG|VAR|STDDEV|MIN|MAX|PERCENTILE|MODE|DISTINCT|GROUP BY|UNION|INTERSECT|EXCEPT)");

    private static final String GROUP_KEYS = "ibsfdtzhu";

    private final Dice dice;
    private final RandomTerms terms;
    private final RandomAggregates aggregates;
    private final List<Table> tables;
    private final Map<String, Supplier<String>> shapes = new LinkedHashMap<>();

    /** A table under an alias. */
    private record Source(String text, List<Field> fields, List<String> key) {}

    public RandomQueries(List<Table> tables, Random random) {
        this.tables = tables;
        this.dice = new Dice(random);
        this.terms = new RandomTerms(dice);
        this.aggregates = new RandomAggregates(dice, terms);
        shapes.put("filter and project", this::filter);
        shapes.put("inner join", () -> join("JOIN"));
        shapes.put("left join", () -> join("LEFT JOIN"));
        shapes.put("right join", () -> join("RIGHT JOIN"));
        shapes.put("full join", () -> join("FULL JOIN"));
        shapes.put("self join", this::selfJoin);
        shapes.put("chain of joins", this::chain);
        shapes.put("join without equality", this::crossJoin);
        shapes.put("group by", () -> grouped(List.of(table("a"))));
        shapes.put("group by over a join", this::groupedJoin);
        shapes.put("aggregate of all rows", this::global);
        shapes.put("having", () -> grouped(List.of(table("a"))) + " HAVING COUNT(*) " + dice.one("> 1", "= 1", "<> 2"));
        shapes.put("grouping sets", this::groupingSets);
        shapes.put("distinct", this::distinct);
        shapes.put("set operation", this::setOperation);
        shapes.put("exists", this::exists);
        shapes.put("in", this::in);
        shapes.put("scalar subquery", this::scalar);
        shapes.put("any and all", this::quantified);
        shapes.put("lateral", this::lateral);
        shapes.put("distinct on", this::distinctOn);
        shapes.put("window", this::window);
        shapes.put("first rows", this::firstRows);
        shapes.put("first rows of each", this::ranked);
        shapes.put("query in from", this::derived);
        shapes.put("with", this::with);
        shapes.put("documents", this::documents);
    }

    /** Returns the names of all shapes. */
    public List<String> shapes() {
        return List.copyOf(shapes.keySet());
    }

    /** Draws a query of this shape. */
    public DrawnStatement draw(String shape) {
        String query = Objects.requireNonNull(shapes.get(shape)).get();
        return new DrawnStatement(shape, query, APPROXIMATE.matcher(query).find());
    }

    private Source table(String alias) {
        return table(dice.one(tables), alias);
    }

    private static Source table(Table table, String alias) {
        List<Field> fields = table.columns().columns().stream()
                .map(column -> new Field(alias + "." + column.name(), column.type()))
                .toList();
        return new Source(
                table.name() + " " + alias,
                fields,
                table.keyType().names().stream().map(name -> alias + "." + name).toList());
    }

    private static List<Field> fields(List<Source> sources) {
        return sources.stream().flatMap(source -> source.fields().stream()).toList();
    }

    /** Returns the keys of the sources, and some expressions. */
    private String items(List<Source> sources) {
        return named(Stream.concat(sources.stream().flatMap(source -> source.key().stream()), terms(fields(sources))));
    }

    private Stream<String> terms(List<Field> fields) {
        return IntStream.range(0, 1 + dice.number(3))
                .mapToObj(term -> terms.any(Letters.ALL, fields, dice.number(3)))
                .toList()
                .stream();
    }

    private static String named(Stream<String> items) {
        List<String> all = items.toList();
        return IntStream.range(0, all.size())
                .mapToObj(item -> all.get(item) + " AS r" + item)
                .collect(Collectors.joining(", "));
    }

    private String select(Source source) {
        return "SELECT " + items(List.of(source)) + " FROM " + source.text();
    }

    private String where(Source source) {
        return where(source.fields());
    }

    private String where(List<Field> fields) {
        return dice.once(3) ? "" : " WHERE " + terms.condition(fields);
    }

    private String filter() {
        Source source = table("a");
        return select(source) + where(source);
    }

    /** An equality of columns or of expressions of one type. */
    private String equality(Source left, Source right) {
        List<String> pairs = new ArrayList<>();
        for (Field one : left.fields()) {
            for (Field other : right.fields()) {
                if (one.letter() == other.letter() && GROUP_KEYS.indexOf(one.letter()) >= 0) {
                    pairs.add(one.name() + " = " + other.name());
                }
            }
        }
        if (dice.once(6)) {
            return terms.of('i', left.fields(), 1) + " = " + terms.of('i', right.fields(), 1);
        }
        return dice.one(pairs);
    }

    private String on(Source left, Source right) {
        String equality = equality(left, right);
        return " ON " + equality + (dice.once(4) ? " AND " + terms.condition(fields(List.of(left, right))) : "");
    }

    private String join(String kind) {
        Source left = table("a");
        Source right = table("b");
        List<Source> both = List.of(left, right);
        return "SELECT " + items(both) + " FROM " + left.text() + " " + kind + " " + right.text() + on(left, right)
                + (dice.once(3) ? where(fields(both)) : "");
    }

    private String selfJoin() {
        Table table = dice.one(tables);
        Source left = table(table, "a");
        Source right = table(table, "b");
        return "SELECT " + items(List.of(left, right)) + " FROM " + left.text() + " " + dice.one("JOIN ", "LEFT JOIN ")
                + right.text() + on(left, right);
    }

    private String chain() {
        Source first = table("a");
        Source second = table("b");
        Source third = table("c");
        List<Source> all = List.of(first, second, third);
        return "SELECT " + items(all) + " FROM " + first.text() + kind() + second.text() + on(first, second) + kind()
                + third.text() + on(dice.one(List.of(first, second)), third) + (dice.once(3) ? where(fields(all)) : "");
    }

    private String kind() {
        return dice.one(" JOIN ", " LEFT JOIN ", " JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ");
    }

    private String crossJoin() {
        Source left = table("a");
        Source right = table("b");
        List<Source> both = List.of(left, right);
        return "SELECT " + items(both) + " FROM " + left.text()
                + (dice.once(2)
                        ? " CROSS JOIN " + right.text() + where(fields(both))
                        : dice.one(" JOIN ", " LEFT JOIN ") + right.text() + " ON " + terms.condition(fields(both)));
    }

    private List<String> groupKeys(List<Field> fields) {
        List<Field> able = fields.stream()
                .filter(field -> GROUP_KEYS.indexOf(field.letter()) >= 0)
                .toList();
        List<String> keys = new ArrayList<>(
                dice.some(able, 1 + dice.number(2)).stream().map(Field::name).toList());
        if (dice.once(4)) {
            keys.add(terms.any(GROUP_KEYS, fields, 1));
        }
        return keys.stream().distinct().toList();
    }

    private String grouped(List<Source> from) {
        List<Field> fields = fields(from);
        List<String> keys = groupKeys(fields);
        String source = from.stream().map(Source::text).collect(Collectors.joining(", "));
        return "SELECT " + named(Stream.concat(keys.stream(), aggregates.some(fields).stream())) + " FROM " + source
                + where(fields) + " GROUP BY " + positions(keys.size());
    }

    private static String positions(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }

    private String groupedJoin() {
        Source left = table("a");
        Source right = table("b");
        List<Field> fields = fields(List.of(left, right));
        List<String> keys = dice.once(2) ? left.key() : groupKeys(fields);
        List<String> calls = aggregates.some(dice.once(2) ? right.fields() : fields);
        return "SELECT " + named(Stream.concat(keys.stream(), calls.stream())) + " FROM " + left.text() + kind()
                + right.text() + on(left, right) + " GROUP BY " + positions(keys.size());
    }

    private String global() {
        Source source = table("a");
        return "SELECT " + named(aggregates.some(source.fields()).stream()) + " FROM " + source.text() + where(source);
    }

    private String groupingSets() {
        Source source = table("a");
        List<String> keys = groupKeys(source.fields());
        List<String> columns = keys.stream().filter(key -> !key.startsWith("(")).toList();
        String sets = String.join(", ", columns);
        String by = dice.one(
                "ROLLUP (" + sets + ")",
                "CUBE (" + sets + ")",
                "GROUPING SETS ((" + sets + "), (" + columns.get(0) + "))");
        return "SELECT "
                + named(Stream.concat(
                        columns.stream(),
                        Stream.concat(
                                aggregates.some(source.fields()).stream(),
                                Stream.of("GROUPING(" + columns.get(0) + ")"))))
                + " FROM " + source.text() + where(source) + " GROUP BY " + by;
    }

    private String distinct() {
        Source source = table("a");
        List<String> keys = groupKeys(source.fields());
        return "SELECT DISTINCT " + named(keys.stream()) + " FROM " + source.text() + where(source);
    }

    private String setOperation() {
        String letters = dice.one("i", "is", "sd", "if");
        String operation = dice.one(" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT ");
        return branch(letters) + operation + branch(letters) + (dice.once(4) ? " UNION " + branch(letters) : "");
    }

    private String branch(String letters) {
        Source source = table("a");
        return "SELECT "
                + named(letters.chars().mapToObj(letter -> terms.of((char) letter, source.fields(), dice.number(2))))
                + " FROM " + source.text() + where(source);
    }

    private String exists() {
        Source outer = table("a");
        Source inner = table("b");
        return select(outer) + " WHERE " + dice.one("EXISTS", "NOT EXISTS") + " (SELECT 1 FROM " + inner.text()
                + " WHERE " + equality(outer, inner)
                + (dice.once(3) ? " AND " + terms.condition(inner.fields()) : "") + ")"
                + (dice.once(3) ? dice.one(" OR ", " AND ") + terms.condition(outer.fields()) : "");
    }

    private String in() {
        Source outer = table("a");
        Source inner = table("b");
        char letter = dice.one("i", "s", "b", "d").charAt(0);
        String test = terms.of(letter, outer.fields(), dice.number(2)) + dice.one(" IN (", " NOT IN (") + "SELECT "
                + terms.of(letter, inner.fields(), dice.number(2)) + " FROM " + inner.text()
                + where(inner) + ")";
        return dice.once(3)
                ? "SELECT " + named(Stream.concat(outer.key().stream(), Stream.of(test))) + " FROM " + outer.text()
                : select(outer) + " WHERE " + test;
    }

    private String scalar() {
        Source outer = table("a");
        Source inner = table("b");
        String call = aggregates.some(inner.fields()).get(0);
        String subquery = "(SELECT " + call + " FROM " + inner.text()
                + (dice.once(3) ? "" : " WHERE " + equality(outer, inner)) + ")";
        return dice.once(3)
                ? select(outer) + " WHERE " + terms.of('i', outer.fields(), 1) + " < (SELECT COUNT(*) FROM "
                        + inner.text() + " WHERE " + equality(outer, inner) + ")"
                : "SELECT " + named(Stream.concat(outer.key().stream(), Stream.of(subquery))) + " FROM " + outer.text()
                        + where(outer);
    }

    private String quantified() {
        Source outer = table("a");
        Source inner = table("b");
        char letter = dice.one("i", "b", "d", "n").charAt(0);
        return select(outer) + " WHERE " + terms.of(letter, outer.fields(), dice.number(2))
                + dice.one(" < ANY (", " >= ALL (", " = ANY (", " <> ALL (", " > ANY (", " <= ALL (") + "SELECT "
                + terms.of(letter, inner.fields(), dice.number(2)) + " FROM " + inner.text() + where(inner) + ")";
    }

    private String lateral() {
        Source outer = table("a");
        Source inner = table("b");
        String query = dice.once(2)
                ? "SELECT " + aggregates.some(inner.fields()).get(0) + " AS v FROM " + inner.text() + " WHERE "
                        + equality(outer, inner)
                : "SELECT " + terms.any(Letters.ALL, inner.fields(), 1) + " AS v, "
                        + String.join(", ", keyNames(inner)) + " FROM " + inner.text() + " WHERE "
                        + equality(outer, inner) + order(inner) + " LIMIT " + (1 + dice.number(2));
        String join = dice.one(" CROSS JOIN LATERAL (" + query + ") l", " LEFT JOIN LATERAL (" + query + ") l ON TRUE");
        return "SELECT " + named(Stream.concat(outer.key().stream(), Stream.of("l.v"))) + " FROM " + outer.text() + join
                + (dice.once(3) ? where(outer) : "");
    }

    private static List<String> keyNames(Source source) {
        return IntStream.range(0, source.key().size())
                .mapToObj(key -> source.key().get(key) + " AS key" + key)
                .toList();
    }

    private String order(Source source) {
        return " ORDER BY " + terms.any(Letters.ORDERED, source.fields(), dice.number(2))
                + dice.one("", " DESC", " NULLS FIRST", " DESC NULLS LAST") + ", " + String.join(", ", source.key());
    }

    private String distinctOn() {
        Source source = table("a");
        List<String> keys = groupKeys(source.fields()).stream()
                .filter(key -> !key.startsWith("("))
                .toList();
        String on = String.join(", ", keys);
        return "SELECT DISTINCT ON (" + on + ") " + items(List.of(source)) + " FROM " + source.text() + where(source)
                + order(source).replace(" ORDER BY ", " ORDER BY " + on + ", ");
    }

    private String window() {
        Source source = table("a");
        List<String> calls = new ArrayList<>();
        for (int call = 1 + dice.number(2); call > 0; call--) {
            calls.add(windowCall(source));
        }
        return "SELECT " + named(Stream.concat(source.key().stream(), calls.stream())) + " FROM " + source.text()
                + where(source);
    }

    private String windowCall(Source source) {
        String partition = dice.once(4) ? "" : "PARTITION BY " + dice.one(groupKeys(source.fields()));
        String argument = terms.any("ibnsd", source.fields(), dice.number(2));
        String number = terms.any("ibn", source.fields(), dice.number(2));
        String ordered = " OVER (" + partition + order(source);
        return switch (dice.number(7)) {
            case 0 ->
                dice.one("ROW_NUMBER()", "RANK()", "DENSE_RANK()", "PERCENT_RANK()", "CUME_DIST()", "NTILE(3)")
                        + ordered + ")";
            case 1 -> dice.one("LAG", "LEAD") + "(" + argument + ")" + ordered + ")";
            case 2 -> dice.one("FIRST_VALUE", "LAST_VALUE") + "(" + argument + ")" + ordered + ")";
            case 3 -> dice.one("SUM", "AVG", "MIN", "MAX", "COUNT") + "(" + number + ")" + ordered + ")";
            case 4 ->
                dice.one("SUM", "COUNT", "MIN") + "(" + number + ")" + ordered
                        + dice.one(
                                " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
                                " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING)",
                                " ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING)",
                                " RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)");
            case 5 -> dice.one("SUM", "AVG", "COUNT", "VARIANCE") + "(" + number + ") OVER (" + partition + ")";
            default ->
                dice.one("BOOL_AND", "BOOL_OR") + "(" + terms.condition(source.fields()) + ") OVER (" + partition + ")";
        };
    }

    private String firstRows() {
        Source source = table("a");
        return select(source)
                + where(source)
                + order(source)
                + dice.one(" LIMIT 3", " LIMIT 2 OFFSET 1", " FETCH FIRST 1 ROW ONLY", " OFFSET 2");
    }

    private String ranked() {
        Source source = table("a");
        String partition = String.join(", ", groupKeys(source.fields()));
        return "SELECT * FROM (SELECT " + items(List.of(source)) + ", "
                + dice.one("ROW_NUMBER()", "RANK()", "DENSE_RANK()") + " OVER (PARTITION BY " + partition
                + order(source) + ") AS n FROM " + source.text() + ") x WHERE x.n "
                + dice.one("<= 2", "= 1", "< 3", "> 1");
    }

    private String derived() {
        Source outer = table("a");
        Source inner = table("b");
        String query = "SELECT "
                + dice.one(inner.fields().stream()
                                .filter(field -> field.letter() == 'i')
                                .toList())
                        .name()
                + " AS g, " + named(aggregates.some(inner.fields()).stream()) + ", COUNT(*) AS n FROM " + inner.text()
                + where(inner) + " GROUP BY 1";
        return switch (dice.number(3)) {
            case 0 -> "SELECT x.n, COUNT(*) AS m FROM (" + query + ") x GROUP BY x.n";
            case 1 -> "SELECT x.* FROM (" + query + ") x WHERE x.n " + dice.one("> 1", "= 1");
            default ->
                "SELECT " + named(Stream.concat(outer.key().stream(), Stream.of("x.r0", "x.n"))) + " FROM "
                        + outer.text() + dice.one(" JOIN ", " LEFT JOIN ") + "(" + query + ") x ON x.g = "
                        + dice.one(outer.fields().stream()
                                        .filter(field -> field.letter() == 'i')
                                        .toList())
                                .name();
        };
    }

    private String with() {
        return "WITH x AS (" + grouped(List.of(table("a"))) + ") SELECT x.r0, COUNT(*) AS n FROM x GROUP BY x.r0"
                + (dice.once(2) ? "" : " UNION ALL SELECT x.r0, -1 FROM x");
    }

    private String documents() {
        Source outer = table("a");
        Source inner = table("b");
        String keys = String.join(", ", inner.key());
        return switch (dice.number(3)) {
            case 0 ->
                "SELECT " + named(Stream.concat(outer.key().stream(), Stream.of("TO_JSONB(a)"))) + " FROM "
                        + outer.text();
            case 1 ->
                "SELECT "
                        + named(Stream.concat(
                                outer.key().stream(),
                                Stream.of("(SELECT JSONB_AGG(b ORDER BY " + keys + ") FROM " + inner.text() + " WHERE "
                                        + equality(outer, inner) + ")")))
                        + " FROM " + outer.text();
            default ->
                "SELECT " + inner.fields().get(inner.key().size()).name() + " AS g, JSONB_AGG(JSONB_BUILD_OBJECT('v', "
                        + terms.any(Letters.ALL, inner.fields(), 1) + ") ORDER BY " + keys + ") AS docs FROM "
                        + inner.text()
                        + " GROUP BY 1";
        };
    }
}

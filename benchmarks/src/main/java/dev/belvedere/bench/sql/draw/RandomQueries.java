package dev.belvedere.bench.sql.draw;

import dev.belvedere.topology.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Random queries over a schema, each of one shape. */
public final class RandomQueries {

    /**
     * Results that PostgreSQL writes by the order of its rows, sums of binary fractions, and the one of equal values that are written in several ways; and those
     * whose last digits are its library's.
     */
    private static final Pattern APPROXIMATE =
            Pattern.compile("SUM|AVG|VAR|STDDEV|MIN|MAX|PERCENTILE|MODE|DISTINCT|GROUP BY|UNION|INTERSECT|EXCEPT|_AGG"
                    + "|CORR|REGR|\\b(A?(SIN|COS|TAN)H?|COT|ATAN2|POWER|EXP|LN|LOG|LOG10|CBRT)\\(|\\^|\\|\\|/");

    private static final String OF_A_VIEW = "view of a view";

    private final QueryParts parts;
    private final Map<String, Supplier<String>> shapes;
    private int views;

    public RandomQueries(List<Table> tables, Random random) {
        this.parts = new QueryParts(tables.stream().map(DrawnRelation::of).toList(), new Dice(random));
        this.shapes = shapes(parts);
    }

    private static Map<String, Supplier<String>> shapes(QueryParts parts) {
        GroupQueries groups = new GroupQueries(parts);
        Map<String, Supplier<String>> shapes = new TreeMap<>(groups.shapes());
        shapes.putAll(new JoinQueries(parts).shapes());
        shapes.putAll(new SubqueryQueries(parts).shapes());
        shapes.putAll(new WindowQueries(parts).shapes());
        shapes.putAll(new ElementQueries(parts).shapes());
        shapes.putAll(new ComposedQueries(parts, groups::grouped).shapes());
        return shapes;
    }

    /** Returns the names of all shapes. */
    public List<String> shapes() {
        List<String> all = new ArrayList<>(shapes.keySet());
        all.add(OF_A_VIEW);
        return all;
    }

    /** Draws a query of this shape. */
    public DrawnStatement draw(String shape) {
        return shape.equals(OF_A_VIEW)
                ? ofAView()
                : drawn(shape, Objects.requireNonNull(shapes.get(shape)).get(), Optional.empty());
    }

    private static DrawnStatement drawn(String shape, String query, Optional<DrawnView> view) {
        return new DrawnStatement(shape, query, view, APPROXIMATE.matcher(query).find());
    }

    private DrawnStatement ofAView() {
        RandomViews.RandomView view = new RandomViews(parts).draw("w" + views++);
        String name = view.relation().name();
        Supplier<String> shape =
                parts.dice().one(List.copyOf(shapes(parts.over(view.relation())).values()));
        String query = shape.get();
        while (!query.contains(name + " ")) {
            query = shape.get();
        }
        return drawn(OF_A_VIEW, query, Optional.of(new DrawnView(name, view.query())));
    }
}

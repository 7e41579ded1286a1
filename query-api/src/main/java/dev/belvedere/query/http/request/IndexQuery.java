package dev.belvedere.query.http.request;

import static dev.belvedere.query.http.request.ColumnComparison.ABOVE;
import static dev.belvedere.query.http.request.ColumnComparison.AT_LEAST;
import static dev.belvedere.query.http.request.ColumnComparison.AT_MOST;
import static dev.belvedere.query.http.request.ColumnComparison.BELOW;
import static dev.belvedere.query.http.request.ColumnComparison.EQUAL;

import dev.belvedere.query.read.IndexScan;
import dev.belvedere.topology.engine.view.ViewIndex;
import dev.belvedere.topology.engine.view.ViewIndex.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The comparisons of a request: equality of one or more columns, and bounds of at most one. The first declared index serves them that begins with
 * the compared columns and goes on with the bounded one.
 */
public final class IndexQuery {

    private final ServedView view;
    private final QueryParameters parameters;
    private final ColumnParameters columns;
    private final Set<Integer> equal;
    private final Set<Integer> bounded;

    public IndexQuery(ServedView view, QueryParameters parameters) {
        this.view = view;
        this.parameters = parameters;
        this.columns = view.parameters();
        this.equal = columns.compared(parameters, EQUAL);
        this.bounded = columns.compared(parameters, AT_LEAST, ABOVE, AT_MOST, BELOW);
    }

    /** The name of a parameter that compares a column; empty if the request has none. */
    public Optional<String> anyParameter() {
        return columns.names().filter(parameters::has).findFirst();
    }

    /** The scan of the index that serves the request; empty if none does. */
    public Optional<IndexScan> scan() {
        return view.view().indexes().stream()
                .filter(index -> serves(index.columns()))
                .findFirst()
                .map(index -> new IndexScan(index, index.range(values(index), least(), most()), isDescending()));
    }

    private boolean serves(List<Integer> index) {
        int leading = equal.size();
        return leading > 0
                && leading <= index.size()
                && equal.equals(Set.copyOf(index.subList(0, leading)))
                && (bounded.isEmpty() || (leading < index.size() && bounded.equals(Set.of(index.get(leading)))));
    }

    private List<@Nullable Object> values(ViewIndex index) {
        List<@Nullable Object> values = new ArrayList<>();
        index.columns()
                .subList(0, equal.size())
                .forEach(column -> values.add(columns.value(parameters, column, EQUAL)));
        return values;
    }

    private Optional<Bound> least() {
        return bound(AT_LEAST, ABOVE);
    }

    private Optional<Bound> most() {
        return bound(AT_MOST, BELOW);
    }

    private Optional<Bound> bound(ColumnComparison inclusive, ColumnComparison exclusive) {
        Optional<Bound> including = bound(inclusive, true);
        Optional<Bound> excluding = bound(exclusive, false);
        if (including.isPresent() && excluding.isPresent()) {
            int column = bounded.iterator().next();
            throw QueryParameters.malformed(
                    columns.name(column, exclusive),
                    "The parameter " + columns.name(column, inclusive) + " bounds the same end; give one of them.");
        }
        return including.or(() -> excluding);
    }

    private Optional<Bound> bound(ColumnComparison comparison, boolean inclusive) {
        return bounded.stream()
                .filter(column -> parameters.has(columns.name(column, comparison)))
                .findFirst()
                .map(column -> new Bound(bound(column, comparison), inclusive));
    }

    private Object bound(int column, ColumnComparison comparison) {
        Object value = columns.value(parameters, column, comparison);
        if (value == null) {
            throw QueryParameters.malformed(
                    columns.name(column, comparison), "NULL is not before or behind any value, and bounds no range.");
        }
        return value;
    }

    private boolean isDescending() {
        String order = parameters.value(RowParameters.ORDER).orElse("asc");
        if (!order.equals("asc") && !order.equals("desc")) {
            throw QueryParameters.malformed(
                    RowParameters.ORDER, "It is " + Excerpt.of(order) + "; wanted asc or desc.");
        }
        return order.equals("desc");
    }
}

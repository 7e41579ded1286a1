package dev.belvedere.topology.sql;

import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlNode;

/** Compiles views each after those that it selects from. A view's name that is a table's as well means the table. Used once. */
final class DependentViews {

    /** Compiles a statement that selects from tables and from these views. */
    interface Compilation {
        ViewDefinition of(StatementText statement, SqlNode query, List<ViewDefinition> views);
    }

    private final Catalog catalog;
    private final Function<StatementText, SqlNode> parser;
    private final Compilation compilation;
    private final List<StatementText> statements;
    private final Map<String, StatementText> byName = new HashMap<>();
    private final Map<StatementText, ViewDefinition> compiled = new HashMap<>();
    /** The views that wait for the one that is being compiled, outermost first. */
    private final Set<String> waiting = new LinkedHashSet<>();

    DependentViews(
            Catalog catalog,
            List<Statement> statements,
            Function<StatementText, SqlNode> parser,
            Compilation compilation) {
        this.catalog = catalog;
        this.parser = parser;
        this.compilation = compilation;
        this.statements = statements.stream().map(StatementText::of).toList();
        this.statements.forEach(statement -> byName.putIfAbsent(statement.view().name(), statement));
    }

    List<ViewDefinition> compile() {
        return statements.stream().map(this::compile).toList();
    }

    private ViewDefinition compile(StatementText statement) {
        ViewDefinition known = compiled.get(statement);
        if (known != null) {
            return known;
        }
        SqlNode query = parser.apply(statement);
        String name = statement.view().name();
        if (!waiting.add(name)) {
            throw statement.unsupported(
                    query.getParserPosition(),
                    "the view selects from itself: " + String.join(" from ", waiting) + " from " + name
                            + ". Write one of these views without the others.");
        }
        List<ViewDefinition> used = new ArrayList<>();
        for (String table : FromNames.of(query)) {
            StatementText view = byName.get(table);
            if (view != null && SqlCatalog.find(catalog, List.of(table)).isEmpty()) {
                used.add(compile(view));
            }
        }
        ViewDefinition view = compilation.of(statement, query, used);
        waiting.remove(name);
        compiled.put(statement, view);
        return view;
    }

    /** Returns the query with the views that it selects from in front of it, so that a database can run it that does not have them. */
    static String standingAlone(String query, List<ViewDefinition> views) {
        if (views.isEmpty()) {
            return query;
        }
        return views.stream().map(DependentViews::commonTable).collect(Collectors.joining(", ", "WITH ", "\n")) + "(\n"
                + query + "\n)";
    }

    private static String commonTable(ViewDefinition view) {
        String columns = view.relation().columns().names().stream()
                .map(DependentViews::quoted)
                .collect(Collectors.joining(", ", " (", ")"));
        return quoted(view.name()) + columns + " AS (\n" + view.query() + "\n)";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

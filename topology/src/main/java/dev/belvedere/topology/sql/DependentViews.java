package dev.belvedere.topology.sql;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlNode;

/**
 * Compiles views each after those that it selects from. A view's name that is a table's as well means the table. A view that selects from a refused one is
 * refused for the same reason. Used once.
 */
final class DependentViews {

    /** Compiles a statement that selects from tables and from these views. */
    interface Compilation {
        ViewDefinition of(StatementText statement, SqlNode query, List<ViewDefinition> views);
    }

    private final Catalog catalog;
    private final Map<String, BelvedereException> missing;
    private final Function<StatementText, SqlNode> parser;
    private final Compilation compilation;
    private final List<StatementText> statements;
    private final Map<String, StatementText> byName = new HashMap<>();
    private final Map<StatementText, ViewDefinition> compiled = new HashMap<>();
    private final Map<StatementText, SqlException> refused = new HashMap<>();
    /** The views that wait for the one that is being compiled, outermost first. */
    private final Set<String> waiting = new LinkedHashSet<>();

    /** @param missing the tables that are configured and cannot be described, each with the reason */
    DependentViews(
            Catalog catalog,
            Map<String, BelvedereException> missing,
            List<Statement> statements,
            Function<StatementText, SqlNode> parser,
            Compilation compilation) {
        this.catalog = catalog;
        this.missing = missing;
        this.parser = parser;
        this.compilation = compilation;
        this.statements = statements.stream().map(StatementText::of).toList();
        this.statements.forEach(statement -> byName.putIfAbsent(statement.view().name(), statement));
    }

    List<CompiledStatement> compile() {
        return statements.stream().map(this::attempt).toList();
    }

    private CompiledStatement attempt(StatementText statement) {
        String name = statement.view().name();
        try {
            return new CompiledStatement(
                    statement.statement(), name, Optional.of(compile(statement)), Optional.empty());
        } catch (SqlException fault) {
            return new CompiledStatement(statement.statement(), name, Optional.empty(), Optional.of(fault));
        }
    }

    private ViewDefinition compile(StatementText statement) {
        ViewDefinition known = compiled.get(statement);
        if (known != null) {
            return known;
        }
        SqlException fault = refused.get(statement);
        if (fault != null) {
            throw fault;
        }
        try {
            ViewDefinition view = compileAnew(statement);
            compiled.put(statement, view);
            return view;
        } catch (SqlException e) {
            refused.put(statement, e);
            throw e;
        } finally {
            waiting.remove(statement.view().name());
        }
    }

    private ViewDefinition compileAnew(StatementText statement) {
        SqlNode query = parser.apply(statement);
        String name = statement.view().name();
        if (!waiting.add(name)) {
            throw statement.unsupported(
                    query.getParserPosition(),
                    "the view selects from itself: " + String.join(" from ", waiting) + " from " + name
                            + ". Write one of these views without the others.");
        }
        List<ViewDefinition> used = new ArrayList<>();
        for (List<String> from : FromNames.of(query)) {
            refuseMissing(from, statement, query);
            StatementText view = from.size() == 1 ? byName.get(from.get(0)) : null;
            if (view != null && SqlCatalog.find(catalog, from).isEmpty()) {
                used.add(compile(view));
            }
        }
        return compilation.of(statement, query, used);
    }

    private void refuseMissing(List<String> from, StatementText statement, SqlNode query) {
        missing.forEach((table, reason) -> {
            if (SqlCatalog.means(from, table)) {
                throw statement.error(
                        reason.code(), query.getParserPosition(), String.valueOf(reason.getMessage()), reason);
            }
        });
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

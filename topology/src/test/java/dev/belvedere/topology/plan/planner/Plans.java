package dev.belvedere.topology.plan.planner;

import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import java.util.List;
import java.util.stream.Collectors;

/** Plans one view {@code v} over the tables of {@link ShopCatalog}. */
final class Plans {

    private Plans() {}

    static PhysicalPlan of(String select) {
        ViewCompiler compiler = new ViewCompiler(ShopCatalog.CATALOG);
        return PhysicalPlanner.plan(
                List.of(compiler.compile(new Statement("v.sql", "CREATE MATERIALIZED VIEW v AS " + select))));
    }

    /** One line for each assembly: its name, key and parts. */
    static List<String> assemblies(String select) {
        return of(select).assemblies().stream().map(Plans::describe).toList();
    }

    private static String describe(AssemblyPlan assembly) {
        return assembly.parts().stream()
                .map(part -> part.describe().replaceAll(" +", " ") + (part.required() ? "" : " optional"))
                .collect(Collectors.joining(
                        "; ", assembly.name() + assembly.key().names() + ": ", ""));
    }
}

package dev.belvedere.bench.sql.check;

import dev.belvedere.bench.sql.draw.DrawnStatement;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A random schema, random statements over it as one deployment's views, and random transactions, after some of which every view is compared. */
public final class SchemaTrial {

    private static final int TRANSACTIONS = 40;

    private final long seed;
    private final TrialDatabase database;
    private final PlantedFault fault;
    private final StatementTally tally;
    private final DrawnSchema schema;
    private final ViewCompiler compiler;

    /** Draws the schema. */
    public SchemaTrial(long seed, TrialDatabase database, PlantedFault fault, StatementTally tally)
            throws SQLException {
        this.seed = seed;
        this.database = database;
        this.fault = fault;
        this.tally = tally;
        this.schema = new DrawnSchema(seed, database, tally);
        this.compiler = new ViewCompiler(new Catalog(schema.tables()), new SqlSettings(true, true, true));
    }

    /** Draws a statement of each shape, and runs those that become views. */
    public void run() throws SQLException {
        run(schema.shapes());
    }

    /** Draws a statement of each of these shapes, and runs those that become views. */
    public void run(List<String> shapes) throws SQLException {
        List<TrialView> views = new ArrayList<>();
        for (String shape : shapes) {
            schema.statement(shape).flatMap(drawn -> view(drawn, views.size())).ifPresent(views::add);
        }
        new TrialRun(seed, schema.tables(), schema.transactions(TRANSACTIONS), database, fault, tally).run(views);
    }

    private Optional<TrialView> view(DrawnStatement drawn, int number) {
        try {
            List<ViewDefinition> definitions = compiler.compile(statements(drawn, number));
            definitions.forEach(definition -> PhysicalPlanner.plan(List.of(definition)));
            tally.started(drawn);
            return Optional.of(new TrialView(drawn, definitions));
        } catch (BelvedereException e) {
            if (!e.code().equals(ViewCompiler.UNPLANNED)) {
                tally.refused(drawn, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
            return failed(drawn, e);
        } catch (RuntimeException e) {
            return failed(drawn, e);
        }
    }

    private List<Statement> statements(DrawnStatement drawn, int number) {
        Statement statement = statement("v" + number, fault.planned().apply(drawn.query()));
        return Stream.concat(
                        drawn.view().map(view -> statement(view.name(), view.query())).stream(), Stream.of(statement))
                .toList();
    }

    private static Statement statement(String name, String query) {
        return new Statement("view.sql", "CREATE MATERIALIZED VIEW " + name + " AS\n" + query);
    }

    private Optional<TrialView> failed(DrawnStatement drawn, RuntimeException e) {
        tally.started(drawn);
        tally.ended(drawn.shape(), StatementEnd.DIFFERENT);
        tally.different(new TrialDifference(seed, schema.tables(), drawn, List.of(), "the planner: " + e));
        return Optional.empty();
    }
}

package dev.belvedere.topology.sql;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.plan.logical.DocumentUses;
import dev.belvedere.topology.plan.logical.NeededSettings;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.plan.logical.TextUses;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.sql.algebra.RelationConverter;
import dev.belvedere.topology.sql.algebra.SqlTypes;
import dev.belvedere.topology.sql.rewrite.ShortForms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.Hook;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.tools.FrameworkConfig;
import org.apache.calcite.tools.Frameworks;
import org.apache.calcite.tools.Planner;
import org.apache.calcite.tools.RelConversionException;
import org.apache.calcite.tools.ValidationException;

/**
 * Compiles view statements against a catalog: parse, refuse what is not supported, validate, convert. Identifiers follow PostgreSQL's rules:
 * they are folded to lower case unless quoted. Thread-safe.
 */
public final class ViewCompiler {

    private static final SqlParser.Config PARSER = SqlParser.config()
            .withParserFactory(SqlBabelParserImpl.FACTORY)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.TO_LOWER)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(true)
            .withConformance(new PostgresConformance());

    // Calcite repeats the position in its messages, which start with it already.
    private static final Pattern POSITION = Pattern.compile("(?s)From line .*?: |At line .*?: |\\s*Was expecting.*");

    /** The code of statements that should have become views: a fault of this compiler. */
    public static final String UNPLANNED = "sql-unplanned";

    private final Catalog catalog;
    private final SqlSettings settings;
    private final UnreadableColumns unreadable;

    /** Makes a compiler that is told nothing of the databases but their tables. */
    public ViewCompiler(Catalog catalog) {
        this(catalog, SqlSettings.NONE);
    }

    public ViewCompiler(Catalog catalog, SqlSettings settings) {
        this.catalog = catalog;
        this.settings = settings;
        this.unreadable = new UnreadableColumns(catalog);
    }

    /**
     * Compiles statements that may select from each other's views.
     *
     * @return the views, in the order of the statements
     * @throws SqlException if a statement is wrong or not supported; it names line and column
     */
    public List<ViewDefinition> compile(List<Statement> statements) {
        return compileEach(statements, Map.of()).stream()
                .map(compiled ->
                        compiled.definition().orElseThrow(() -> compiled.fault().orElseThrow()))
                .toList();
    }

    /**
     * Compiles statements that may select from each other's views, each whatever becomes of the others.
     *
     * @param missing the tables that are configured and not in the catalog, each with the reason
     * @return what has become of them, in their order
     * @throws SqlException if the name of a view cannot be read
     */
    public List<CompiledStatement> compileEach(List<Statement> statements, Map<String, BelvedereException> missing) {
        return new DependentViews(catalog, missing, statements, ViewCompiler::parse, this::compile).compile();
    }

    /** Compiles one statement, as {@link #compile(List)}. */
    public ViewDefinition compile(Statement statement) {
        return compile(List.of(statement)).get(0);
    }

    private ViewDefinition compile(StatementText text, SqlNode written, List<ViewDefinition> views) {
        try {
            return definition(text, written, views);
        } catch (BelvedereException e) {
            throw e;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw unplanned(text, written.getParserPosition(), e);
        }
    }

    /** Calcite's own faults are among these, too: one statement must not keep the views of the others from starting. */
    private static SqlException unplanned(StatementText text, SqlParserPos position, Throwable e) {
        return text.error(
                UNPLANNED,
                position,
                "no plan was found for this statement, though nothing in it is known to be unsupported: " + e
                        + ". Write it in another form, for example with parts of it in WITH, and report it.",
                e);
    }

    private ViewDefinition definition(StatementText text, SqlNode written, List<ViewDefinition> views) {
        unreadable.refuseStar(text, written);
        SqlNode query = written.accept(new FirstRows(text, catalog, columns(views)));
        new SupportedSql(text).check(query);
        return new ViewDefinition(
                text.view().name(),
                text.statement().sql().strip(),
                DependentViews.standingAlone(text.view().select(), views),
                text.place(query.getParserPosition()),
                relation(text, query, views));
    }

    private Relation relation(StatementText statement, SqlNode query, List<ViewDefinition> views) {
        try {
            Relation relation = named(RelationConverter.convert(plan(statement, query, views)), statement);
            TextUses.check(relation);
            DocumentUses.check(relation);
            NeededSettings.check(relation, settings);
            return relation;
        } catch (ExprException e) {
            throw statement.unsupported(query.getParserPosition(), String.valueOf(e.getMessage()));
        }
    }

    static SqlNode parse(StatementText statement) {
        try {
            return SqlParser.create(statement.view().query().babel(), PARSER)
                    .parseQuery()
                    .accept(new ShortForms());
        } catch (SqlParseException e) {
            // It has no position where the parser itself has failed.
            throw e.getPos() == null
                    ? unplanned(statement, new SqlParserPos(1, 1), Objects.requireNonNullElse(e.getCause(), e))
                    : statement.error("sql-syntax", e.getPos(), "this is not valid SQL: " + withoutPosition(e), e);
        }
    }

    /** Converts a supported query to Calcite's relational algebra. */
    RelNode plan(StatementText statement, SqlNode query, List<ViewDefinition> views) {
        return validate(statement, QueryForms.of(query, catalog, columns(views), settings), views);
    }

    private static Map<String, List<String>> columns(List<ViewDefinition> views) {
        Map<String, List<String>> columns = new HashMap<>();
        views.forEach(view -> columns.put(view.name(), view.relation().columns().names()));
        return columns;
    }

    private FrameworkConfig config(List<ViewDefinition> views) {
        return Frameworks.newConfigBuilder()
                // The planner accepts only its own conformances; it does not parse the view.
                .parserConfig(PARSER.withConformance(SqlConformanceEnum.DEFAULT))
                .defaultSchema(SqlCatalog.of(catalog, views))
                .typeSystem(new SqlTypes.PostgresTypes())
                .build();
    }

    @SuppressWarnings("try")
    private RelNode validate(StatementText statement, SqlNode query, List<ViewDefinition> views) {
        // Conditions stay as they are written: the switch for it in the planner's configuration is annotated with what
        // is not on the class path.
        try (Hook.Closeable unsimplified = Hook.REL_BUILDER_SIMPLIFY.addThread(Hook.propertyJ(false));
                Planner planner = Frameworks.getPlanner(config(views))) {
            // The planner has to parse something before it validates the query.
            planner.parse("SELECT 1");
            return planner.rel(planner.validate(query)).project();
        } catch (ValidationException e) {
            throw invalid(statement, query, e);
        } catch (SqlParseException | RelConversionException e) {
            throw unplanned(statement, query.getParserPosition(), Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private SqlException invalid(StatementText statement, SqlNode query, ValidationException e) {
        if (e.getCause() instanceof CalciteContextException context) {
            SqlParserPos position = new SqlParserPos(context.getPosLine(), context.getPosColumn());
            Throwable reason = Objects.requireNonNullElse(context.getCause(), context);
            return reason instanceof ExprException
                    ? statement.unsupported(position, String.valueOf(reason.getMessage()))
                    : statement.error("sql-invalid", position, unreadable.explain(withoutPosition(reason), query), e);
        }
        return unplanned(statement, query.getParserPosition(), Objects.requireNonNullElse(e.getCause(), e));
    }

    private static String withoutPosition(Throwable reason) {
        return POSITION.matcher(String.valueOf(reason.getMessage()))
                .replaceAll("")
                .strip();
    }

    /** Gives the columns the names that follow the view's name in the statement; PostgreSQL lets the last ones keep theirs. */
    private static Relation named(Relation relation, StatementText statement) {
        List<String> names = statement.view().columns();
        List<Column> columns = relation.columns().columns();
        if (names.isEmpty()) {
            return relation;
        }
        if (names.size() > columns.size()) {
            throw ExprException.unsupported("the view names " + names.size() + " columns, and its query has "
                    + columns.size() + ". Leave out the names that are too many.");
        }
        List<Expr> inputs = new ArrayList<>();
        List<Column> renamed = new ArrayList<>();
        for (Column column : columns) {
            int position = renamed.size();
            String name = position < names.size() ? names.get(position) : column.name();
            inputs.add(Expr.Input.of(position, column));
            renamed.add(new Column(name, column.type(), column.nullable()));
        }
        return new Relation.Project(relation, inputs, new RowType(renamed));
    }
}

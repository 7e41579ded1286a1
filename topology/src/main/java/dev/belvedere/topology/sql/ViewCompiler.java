package dev.belvedere.topology.sql;

import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.TextUses;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.Hook;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.ddl.SqlCreateMaterializedView;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.ddl.SqlDdlParserImpl;
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
            .withParserFactory(SqlDdlParserImpl.FACTORY)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.TO_LOWER)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(true)
            .withConformance(new PostgresConformance());

    private static final Pattern END_OF_STATEMENT = Pattern.compile("\\s*;\\s*\\z");
    // Calcite repeats the position in its messages, which start with it already.
    private static final Pattern POSITION = Pattern.compile("(?s)From line .*?: |At line .*?: |\\s*Was expecting.*");

    private final FrameworkConfig config;
    private final UnreadableColumns unreadable;

    public ViewCompiler(Catalog catalog) {
        this.unreadable = new UnreadableColumns(catalog);
        this.config = Frameworks.newConfigBuilder()
                // The planner accepts only its own conformances; it does not parse the view.
                .parserConfig(PARSER.withConformance(SqlConformanceEnum.DEFAULT))
                .defaultSchema(SqlCatalog.of(catalog))
                .typeSystem(new SqlTypes.PostgresTypes())
                .build();
    }

    /**
     * Compiles one statement.
     *
     * @throws SqlException if the statement is wrong or not supported; it names line and column
     */
    public ViewDefinition compile(Statement statement) {
        SqlNode parsed = parse(statement);
        if (!(parsed instanceof SqlCreateMaterializedView create)) {
            throw SqlException.unsupported(
                    statement,
                    parsed.getParserPosition(),
                    "this is not a CREATE MATERIALIZED VIEW statement. Write CREATE MATERIALIZED VIEW name AS SELECT"
                            + " …;");
        }
        new SupportedSql(statement).check(create);
        unreadable.refuseStar(statement, create.query);
        SqlParserPos begin = create.query.getParserPosition();
        return new ViewDefinition(
                create.name.getSimple(),
                statement.sql(),
                statement.source() + ":" + begin.getLineNum() + ":" + begin.getColumnNum(),
                relation(statement, create.query));
    }

    private Relation relation(Statement statement, SqlNode query) {
        SqlParserPos position = query.getParserPosition();
        try {
            Relation relation = RelationConverter.convert(plan(statement, query));
            TextUses.check(relation);
            return relation;
        } catch (ExprException e) {
            throw SqlException.unsupported(statement, position, String.valueOf(e.getMessage()));
        }
    }

    static SqlNode parse(Statement statement) {
        try {
            String text = END_OF_STATEMENT.matcher(statement.sql()).replaceFirst("");
            return SqlParser.create(text, PARSER).parseStmt();
        } catch (SqlParseException e) {
            throw new SqlException(
                    "sql-syntax",
                    statement.source(),
                    e.getPos().getLineNum(),
                    e.getPos().getColumnNum(),
                    "this is not valid SQL: " + withoutPosition(e),
                    e);
        }
    }

    /** Converts a supported query to Calcite's relational algebra. */
    RelNode plan(Statement statement, SqlNode query) {
        return validate(statement, QueryForms.of(query));
    }

    @SuppressWarnings("try")
    private RelNode validate(Statement statement, SqlNode query) {
        // Conditions stay as they are written: the switch for it in the planner's configuration is annotated with what
        // is not on the class path.
        try (Hook.Closeable unsimplified = Hook.REL_BUILDER_SIMPLIFY.addThread(Hook.propertyJ(false));
                Planner planner = Frameworks.getPlanner(config)) {
            // The planner has to parse something before it validates the query.
            planner.parse("SELECT 1");
            return planner.rel(planner.validate(query)).project();
        } catch (ValidationException e) {
            throw invalid(statement, query, e);
        } catch (SqlParseException | RelConversionException e) {
            throw new IllegalStateException("Calcite's planner refused a statement that it had parsed", e);
        }
    }

    private SqlException invalid(Statement statement, SqlNode query, ValidationException e) {
        if (e.getCause() instanceof CalciteContextException context) {
            Throwable reason = Objects.requireNonNullElse(context.getCause(), context);
            if (reason instanceof ExprException) {
                return SqlException.unsupported(
                        statement,
                        new SqlParserPos(context.getPosLine(), context.getPosColumn()),
                        String.valueOf(reason.getMessage()));
            }
            return new SqlException(
                    "sql-invalid",
                    statement.source(),
                    context.getPosLine(),
                    context.getPosColumn(),
                    unreadable.explain(withoutPosition(reason)),
                    e);
        }
        SqlParserPos pos = query.getParserPosition();
        return new SqlException(
                "sql-invalid", statement.source(), pos.getLineNum(), pos.getColumnNum(), withoutPosition(e), e);
    }

    private static String withoutPosition(Throwable reason) {
        return POSITION.matcher(String.valueOf(reason.getMessage()))
                .replaceAll("")
                .strip();
    }
}

package dev.belvedere.topology.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.testkit.Seeds;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import dev.belvedere.topology.expr.function.ArithmeticFunctions;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.expr.library.Functions;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.sql.ExpressionOracle.Answer;
import dev.belvedere.topology.sql.ExpressionOracle.Outcome;
import dev.belvedere.topology.sql.RandomExpressions.Text;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds expressions against PostgreSQL: the same text on the same rows gives the same value, digit for digit, or fails for the same rows. */
class ExprOracleIT {

    private static final int EXPRESSIONS_A_SEED = 300;
    private static final int CHAINS_A_SEED = 600;
    /** A few units of the last place. */
    private static final double NEAR = 1e-15;

    private static final Set<String> REFUSALS =
            Set.of(SqlState.FEATURE_NOT_SUPPORTED.code(), SqlState.INVALID_DATETIME_FORMAT.code());
    private static final UnaryOperator<Expr> AS_IT_IS = UnaryOperator.identity();

    private static final Expressions EXPRESSIONS =
            new Expressions(SampleTable.COLUMNS, new SqlSettings(true, true, false));
    private static ExpressionOracle oracle;

    @BeforeAll
    static void startPostgres() {
        oracle = new ExpressionOracle();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        oracle.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalsPostgres(long seed) throws SQLException {
        run(seed, AS_IT_IS);
    }

    static LongStream seeds() {
        return Seeds.range(1, 12);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.belvedere.topology.sql.WrittenExpressions#all")
    void equalsPostgresForEveryOperation(Text text) throws SQLException {
        List<Row> rows = SampleTable.rows(new Random(0));
        oracle.load(rows);
        compare(text, rows, AS_IT_IS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.belvedere.topology.sql.WrittenExpressions#near")
    void isNearToPostgresWhereItsLibraryRounds(Text text) throws SQLException {
        List<Row> rows = SampleTable.rows(new Random(0));
        oracle.load(rows);
        List<Object> actual = outcomes(EXPRESSIONS.compile(text.ours()), rows);
        List<Outcome> expected = oracle.ask(text.postgres()).outcomes();
        for (int i = 0; i < rows.size(); i++) {
            assertThat((Outcome) actual.get(i))
                    .as("%s of %s", text.ours(), rows.get(i))
                    .matches(near(expected.get(i)), "near " + expected.get(i));
        }
    }

    private static Predicate<Outcome> near(Outcome expected) {
        return actual -> actual.equals(expected)
                || (actual.value() instanceof Double one
                        && expected.value() instanceof Double other
                        && Math.abs(one - other) <= NEAR * Math.abs(other));
    }

    /** A text that PostgreSQL reads by its DateStyle or clock, or as a value that views do not have, fails with a code that says so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMALLINT",
                "INTEGER",
                "BIGINT",
                "NUMERIC",
                "NUMERIC(6,2)",
                "REAL",
                "DOUBLE PRECISION",
                "BOOLEAN",
                "DATE",
                "TIME",
                "TIMESTAMP",
                "TIMESTAMPTZ",
                "UUID",
                "JSON",
                "JSONB"
            })
    void readsTextsAsPostgresDoes(String type) throws SQLException {
        List<Row> rows = SampleTable.rowsOfTexts(WrittenExpressions.texts());
        oracle.load(rows);
        String cast = "CAST(s AS " + type + ")";
        List<Object> actual = outcomes(EXPRESSIONS.compile(cast), rows);
        List<Outcome> expected = oracle.ask(cast).outcomes();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Outcome outcome = (Outcome) actual.get(i);
            boolean refused = outcome.failure() != null && REFUSALS.contains(outcome.failure());
            if (!refused && !outcome.equals(expected.get(i))) {
                differences.add(rows.get(i).get(SampleTable.COLUMNS.indexOf("s")) + ": " + outcome + ", not "
                        + expected.get(i));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(expected).extracting(Outcome::value).anyMatch(Objects::nonNull);
    }

    /** Without parentheses, an expression that both read means the same to both. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void bindsOperatorsAsPostgresDoes(long seed) throws SQLException {
        Random random = new Random(seed);
        RandomChains chains = new RandomChains(random);
        List<Row> rows = SampleTable.rows(random);
        oracle.load(rows);
        int read = 0;
        for (int i = 0; i < CHAINS_A_SEED; i++) {
            Text chain = Text.of(chains.next());
            if (isRead(chain)) {
                compare(chain, rows, AS_IT_IS);
                read++;
            }
        }
        assertThat(read).isGreaterThan(CHAINS_A_SEED / 10);
    }

    private static boolean isRead(Text chain) {
        try {
            EXPRESSIONS.compile(chain.ours());
            oracle.ask(chain.postgres());
            return true;
        } catch (SqlException | SQLException e) {
            return false;
        }
    }

    @Test
    void noticesAnAndOfTwoValues() {
        assertThatThrownBy(() -> run(1, expression -> replaced(expression, LogicFunctions.AND, ExprOracleIT::orFalse)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void noticesAQuotientOfFixedScale() {
        assertThatThrownBy(
                        () -> run(1, expression -> replaced(expression, ArithmeticFunctions.DIVIDE, ExprOracleIT::cut)))
                .isInstanceOf(AssertionError.class);
    }

    private static Expr orFalse(Expr condition) {
        return ConditionalFunctions.COALESCE.call(List.of(condition, new Expr.Literal(false, SqlType.BOOLEAN)));
    }

    private static Expr cut(Expr quotient) {
        return quotient.type().equals(SqlType.NUMERIC)
                ? Functions.function("ROUND")
                        .orElseThrow()
                        .call(List.of(quotient, Literals.number(BigDecimal.valueOf(16))))
                : quotient;
    }

    private static Expr replaced(Expr expression, Expr.Operation operation, UnaryOperator<Expr> bug) {
        if (!(expression instanceof Expr.Call call)) {
            return expression;
        }
        List<Expr> arguments = call.arguments().stream()
                .map(argument -> replaced(argument, operation, bug))
                .toList();
        Expr copy = new Expr.Call(call.operation(), arguments, call.type(), call.nullable());
        return call.operation() == operation ? bug.apply(copy) : copy;
    }

    private static void run(long seed, UnaryOperator<Expr> change) throws SQLException {
        Random random = new Random(seed);
        RandomExpressions expressions = new RandomExpressions(random);
        List<Row> rows = SampleTable.rows(random);
        oracle.load(rows);
        for (int i = 0; i < EXPRESSIONS_A_SEED; i++) {
            compare(expressions.next(), rows, change);
        }
    }

    private static void compare(Text text, List<Row> rows, UnaryOperator<Expr> change) throws SQLException {
        if (oracle.refusesToPlan(text.postgres())) {
            return;
        }
        Answer expected = oracle.ask(text.postgres());
        Expr expression = change.apply(EXPRESSIONS.compile(text.ours()));
        List<Object> actual = outcomes(expression, rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(actual.get(i))
                    .as("%s, which is %s, as %s, of %s", text.ours(), expression, expected.type(), rows.get(i))
                    .isEqualTo(expected.outcomes().get(i));
        }
        keepsWhatItsTypeSays(expression, text, rows);
    }

    private static List<Object> outcomes(Expr expression, List<Row> rows) {
        Evaluator evaluator = expression.evaluator();
        List<Object> outcomes = new ArrayList<>();
        for (Row row : rows) {
            try {
                outcomes.add(new Outcome(evaluator.evaluate(row), null));
            } catch (ExprException e) {
                outcomes.add(new Outcome(null, e.state().map(SqlState::code).orElse(e.getMessage())));
            }
        }
        return outcomes;
    }

    private static void keepsWhatItsTypeSays(Expr expression, Text text, List<Row> rows) {
        for (Object outcome : outcomes(expression, rows)) {
            Outcome one = (Outcome) outcome;
            if (one.failure() == null && one.value() == null) {
                assertThat(expression.nullable())
                        .as("%s may be NULL", text.ours())
                        .isTrue();
            }
            if (one.value() instanceof BigDecimal value && expression.type().scale() != SqlType.ANY_SCALE) {
                assertThat(value.scale())
                        .as("scale of %s in %s of type %s", value, text.ours(), expression.type())
                        .isEqualTo(expression.type().scale());
            }
        }
    }
}

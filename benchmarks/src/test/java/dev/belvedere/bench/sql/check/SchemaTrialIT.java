package dev.belvedere.bench.sql.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.flow.exchange.Message;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds random statements over a few random schemas against PostgreSQL. */
class SchemaTrialIT {

    private static final long FIRST_SEED = 1;
    private static final int SEEDS = 2;
    private static final int SHAPES = 47;
    private static final int TRANSACTIONS = 40;
    /** Within how many statements of its shape a fault has to be noticed. */
    private static final int STATEMENTS = 200;

    private static TrialDatabase database;

    /** A fault of one operator, and the shape of statements that have it. */
    private record OperatorFault(
            String shape, String name, UnaryOperator<Message> onTheWay, UnaryOperator<String> planned) {

        @Override
        public String toString() {
            return shape + ": " + name;
        }
    }

    @BeforeAll
    static void startPostgres() {
        database = new TrialDatabase();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        database.close();
    }

    @Test
    void equalsPostgresForEveryShape() throws SQLException {
        StatementTally tally = new StatementTally(difference -> {});
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            new SchemaTrial(seed, database, PlantedFault.NONE, tally).run();
        }

        assertThat(tally.differences()).extracting(TrialDifference::text).isEmpty();
        assertThat(tally.startedByShape())
                .hasSize(SHAPES)
                .allSatisfy((shape, started) -> assertThat(started).as(shape).isPositive());
        assertThat(tally.compared()).isGreaterThan(tally.started() / 2);
    }

    /** The plan is that of another statement, as if an operator did something else. */
    private static Stream<OperatorFault> operatorsThatDoSomethingElse() {
        return Stream.of(
                wrong("filter and project", "filters nothing", " WHERE .*", ""),
                wrong("filter and project", "computes another value", "a\\.c0\\b", "(a.c0 + 1)"),
                wrong("inner join", "keeps rows without a partner", " JOIN ", " LEFT JOIN "),
                wrong("left join", "loses rows without a partner", " LEFT JOIN ", " JOIN "),
                wrong("right join", "loses rows without a partner", " RIGHT JOIN ", " JOIN "),
                wrong("full join", "loses rows of the right side", " FULL JOIN ", " LEFT JOIN "),
                wrong(
                        "join without equality",
                        "asks for an equality",
                        " CROSS JOIN (\\w+ b)",
                        " JOIN $1 ON a.c0 = b.c0"),
                wrong("group by", "counts values for rows", "COUNT\\(\\*\\)", "COUNT(a.c0)"),
                wrong("expression over aggregates", "gives the least for the greatest", "MAX\\(", "MIN("),
                wrong("having", "keeps all groups", " HAVING .*", ""),
                wrong("grouping sets", "folds into more sets", "ROLLUP", "CUBE"),
                wrong("distinct", "keeps rows that are equal", "SELECT DISTINCT", "SELECT"),
                wrong("union", "keeps rows that are equal", " UNION ", " UNION ALL "),
                wrong("union all", "loses rows that are equal", " UNION ALL ", " UNION "),
                wrong("intersect", "keeps rows of one side", " INTERSECT ", " UNION "),
                wrong("except", "loses rows of one side", " EXCEPT ", " INTERSECT "),
                wrong("exists", "is true without rows", "NOT EXISTS", "EXISTS"),
                wrong("in", "takes what it should not", " NOT IN ", " IN "),
                wrong("any and all", "asks for less", " >= ALL ", " >= ANY "),
                wrong("scalar subquery", "counts values for rows", "COUNT\\(\\*\\)", "COUNT(b.c0)"),
                wrong(
                        "lateral",
                        "loses rows without others",
                        "LEFT JOIN LATERAL (.*) ON TRUE",
                        "CROSS JOIN LATERAL $1"),
                wrong("distinct on", "takes the last row", " DESC", ""),
                wrong("window", "has one partition", "PARTITION BY [^(]*? ORDER BY", "ORDER BY"),
                wrong("first rows", "keeps too few", " LIMIT 3", " LIMIT 2"),
                wrong("first rows of each", "keeps too few", "<= 2", "<= 1"),
                wrong("view of a view", "filters nothing", " WHERE .*", ""));
    }

    private static OperatorFault wrong(String shape, String name, String pattern, String replacement) {
        return new OperatorFault(
                shape, name, UnaryOperator.identity(), query -> query.replaceAll(pattern, replacement));
    }

    /** Every second message of a kind goes wrong on its way. */
    private static Stream<OperatorFault> messagesThatGoWrong() {
        return Stream.of(
                lost("filter and project", "rows are lost", SchemaTrialIT::withoutRow),
                lost("inner join", "pairs stay", SchemaTrialIT::withoutRetraction),
                lost("full join", "pairs stay", SchemaTrialIT::withoutRetraction),
                lost("row as a value", "the row is not found", SchemaTrialIT::withoutFound),
                lost("group by", "rows are forgotten", SchemaTrialIT::withoutAddition),
                lost("group by", "rows that are gone still count", SchemaTrialIT::withoutRetraction),
                lost("distinct", "rows that are gone still count", SchemaTrialIT::withoutRetraction),
                lost("union", "rows that are gone still count", SchemaTrialIT::withoutRetraction),
                lost("exists", "rows that are gone still count", SchemaTrialIT::withoutRetraction),
                lost("window", "rows that are gone stay in their partition", SchemaTrialIT::withoutRetraction),
                lost("first rows", "rows that are gone stay in their partition", SchemaTrialIT::withoutRetraction));
    }

    private static OperatorFault lost(String shape, String name, UnaryOperator<Message> change) {
        AtomicInteger messages = new AtomicInteger();
        return new OperatorFault(
                shape,
                name,
                message -> messages.incrementAndGet() % 2 == 0 ? change.apply(message) : message,
                UnaryOperator.identity());
    }

    private static Message withoutRow(Message message) {
        return message instanceof Message.RootRow row ? new Message.RootRow(row.offset(), row.part(), null) : message;
    }

    private static Message withoutFound(Message message) {
        return message instanceof Message.Found found
                ? new Message.Found(found.part(), found.since(), found.foreignKey(), null)
                : message;
    }

    private static Message withoutRetraction(Message message) {
        return message instanceof Message.Contribution contribution
                ? new Message.Contribution(contribution.part(), null, contribution.added())
                : message;
    }

    private static Message withoutAddition(Message message) {
        return message instanceof Message.Contribution contribution
                ? new Message.Contribution(contribution.part(), contribution.retracted(), null)
                : message;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"operatorsThatDoSomethingElse", "messagesThatGoWrong"})
    void noticesAFaultOfAnOperatorAndShowsTheFewestTransactions(OperatorFault wrong) throws SQLException {
        StatementTally tally = new StatementTally(difference -> {});
        PlantedFault fault = new PlantedFault(wrong.onTheWay(), wrong.planned());
        for (long seed = FIRST_SEED; tally.differences().isEmpty() && seed < FIRST_SEED + STATEMENTS; seed++) {
            new SchemaTrial(seed, database, fault, tally).run(List.of(wrong.shape()));
        }

        assertThat(tally.differences())
                .hasSize(1)
                .first()
                .satisfies(difference ->
                        assertThat(difference.transactions()).isNotEmpty().hasSizeLessThan(TRANSACTIONS));
    }
}

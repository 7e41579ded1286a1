package dev.belvedere.bench.sql.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.flow.exchange.Message;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds random statements over a few random schemas against PostgreSQL. */
class SchemaTrialIT {

    private static final long FIRST_SEED = 1;
    private static final int SEEDS = 1;
    private static final int SHAPES = 27;
    private static final int MOST_TRANSACTIONS = 40;

    private static TrialDatabase database;

    /** Messages that go wrong on their way. */
    private enum Wrong {
        ROW_LOST,
        NOT_FOUND,
        RETRACTION_FORGOTTEN;

        Message change(Message message) {
            return switch (this) {
                case ROW_LOST ->
                    message instanceof Message.RootRow row
                            ? new Message.RootRow(row.offset(), row.part(), null)
                            : message;
                case NOT_FOUND ->
                    message instanceof Message.Found found
                            ? new Message.Found(found.part(), found.since(), found.foreignKey(), null)
                            : message;
                case RETRACTION_FORGOTTEN ->
                    message instanceof Message.Contribution contribution
                            ? new Message.Contribution(contribution.part(), null, contribution.added())
                            : message;
            };
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
        StatementTally tally = run(FIRST_SEED, SEEDS, UnaryOperator.identity());

        assertThat(tally.differences()).extracting(TrialDifference::text).isEmpty();
        assertThat(tally.startedByShape())
                .hasSize(SHAPES)
                .allSatisfy((shape, started) -> assertThat(started).as(shape).isPositive());
        assertThat(tally.compared()).isGreaterThan(tally.started() / 2);
    }

    @ParameterizedTest
    @EnumSource(Wrong.class)
    void noticesMessagesThatGoWrongAndShowsTheFewestTransactions(Wrong wrong) throws SQLException {
        AtomicInteger messages = new AtomicInteger();
        StatementTally tally =
                run(FIRST_SEED, 1, message -> messages.incrementAndGet() % 2 == 0 ? wrong.change(message) : message);

        assertThat(tally.differences()).isNotEmpty();
        assertThat(tally.differences())
                .anySatisfy(difference ->
                        assertThat(difference.transactions()).isNotEmpty().hasSizeLessThan(MOST_TRANSACTIONS));
    }

    private static StatementTally run(long firstSeed, int seeds, UnaryOperator<Message> onTheWay) throws SQLException {
        StatementTally tally = new StatementTally();
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            new SchemaTrial(seed, database, onTheWay, tally).run();
        }
        return tally;
    }
}

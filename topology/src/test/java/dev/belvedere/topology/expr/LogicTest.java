package dev.belvedere.topology.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicTest {

    private static final Expr FLAG = new Expr.Input(0, SqlType.BOOLEAN, true);
    private static final Expr NUMBER = new Expr.Input(1, SqlType.INTEGER, true);

    @ParameterizedTest(name = "{0} and {1}: {2}, or: {3}")
    @CsvSource({
        "true,true,true,true",
        "true,false,false,true",
        "true,,,true",
        "false,false,false,false",
        "false,,false,",
        ",,,",
        ",true,,true",
        ",false,false,"
    })
    void knowsThreeValues(Boolean left, Boolean right, Boolean and, Boolean or) {
        Expr other = new Expr.Input(1, SqlType.BOOLEAN, true);
        Row row = Row.of(left, right);

        assertThat(Evaluator.of(Exprs.and(List.of(FLAG, other))).evaluate(row)).isEqualTo(and);
        assertThat(Evaluator.of(Exprs.call(Operation.OR, List.of(FLAG, other))).evaluate(row))
                .isEqualTo(or);
        assertThat(Evaluator.of(Exprs.not(FLAG)).evaluate(row)).isEqualTo(left == null ? null : !left);
    }

    @Test
    void holdsWhereAllOfNothingIsAsked() {
        assertThat(Evaluator.of(Exprs.and(List.of())).holds(Row.of())).isTrue();
    }

    @Test
    void givesNullWhereTheConditionDoesNotHold() {
        Evaluator onlyWhere = Evaluator.of(Exprs.onlyWhere(FLAG, NUMBER));

        assertThat(onlyWhere.evaluate(Row.of(true, 1))).isEqualTo(1);
        assertThat(onlyWhere.evaluate(Row.of(null, 1))).isNull();
    }

    @Test
    void doesNotComputeABranchThatIsNotTaken() {
        Expr overflow = Exprs.call(Operation.PLUS, List.of(NUMBER, NUMBER));
        Expr choice = Exprs.call(Operation.CASE, List.of(FLAG, overflow, NUMBER));

        assertThatCode(() -> Evaluator.of(choice).evaluate(Row.of(false, Integer.MAX_VALUE)))
                .doesNotThrowAnyException();
    }

    @Test
    void readsOtherInputsAfterARewrite() {
        Expr moved = Exprs.call(Operation.PLUS, List.of(NUMBER, NUMBER))
                .over(input -> new Expr.Input(0, input.type(), input.nullable()));

        assertThat(Evaluator.of(moved).evaluate(Row.of(4))).isEqualTo(8);
    }
}

package dev.belvedere.topology.expr.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
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

        assertThat(LogicFunctions.and(List.of(FLAG, other)).evaluator().evaluate(row))
                .isEqualTo(and);
        assertThat(LogicFunctions.OR.call(List.of(FLAG, other)).evaluator().evaluate(row))
                .isEqualTo(or);
        assertThat(LogicFunctions.NOT.call(FLAG).evaluator().evaluate(row)).isEqualTo(left == null ? null : !left);
    }

    @Test
    void holdsWhereAllOfNothingIsAsked() {
        assertThat(LogicFunctions.and(List.of()).evaluator().holds(Row.of())).isTrue();
    }

    @Test
    void givesNullWhereTheConditionDoesNotHold() {
        Evaluator onlyWhere = ConditionalFunctions.onlyIf(FLAG, NUMBER).evaluator();

        assertThat(onlyWhere.evaluate(Row.of(true, 1))).isEqualTo(1);
        assertThat(onlyWhere.evaluate(Row.of(null, 1))).isNull();
    }

    @Test
    void doesNotComputeABranchThatIsNotTaken() {
        Expr overflow = Values.function("+").call(List.of(NUMBER, NUMBER));
        Expr choice = ConditionalFunctions.CASE.call(List.of(FLAG, overflow, NUMBER));

        assertThatCode(() -> choice.evaluator().evaluate(Row.of(false, Integer.MAX_VALUE)))
                .doesNotThrowAnyException();
    }

    @Test
    void readsOtherInputsAfterARewrite() {
        Expr moved = Values.function("+").call(List.of(NUMBER, NUMBER)).over(input -> input.at(0));

        assertThat(moved.evaluator().evaluate(Row.of(4))).isEqualTo(8);
    }
}

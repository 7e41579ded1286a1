package dev.belvedere.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewShapeTest {

    @ParameterizedTest(name = "{3} for {2} of type {1} from {0}")
    @CsvSource({
        "SELECT SUM(x), double precision, 0.30000000000000004, true",
        "SELECT sum (x), real,            0.30001,             true",
        "SELECT SUM(x), double precision, 0.30001,             false",
        "SELECT SUM(x), numeric,          0.30000000000000004, false",
        "SELECT MAX(x), double precision, 0.30000000000000004, false",
        "SELECT SUM(x), double precision, null,                false",
        "SELECT REGR_R2(x), double precision, 0.30000000000000004, true",
        "SELECT EXP(x), double precision, 0.30000000000000004, true",
        "SELECT x ^ 2,  double precision, 0.30000000000000004, true",
        "SELECT ||/ x,  double precision, 0.30000000000000004, true",
        "SELECT x ~ '^a', double precision, 0.30000000000000004, false",
        "SELECT y || x, double precision, 0.30000000000000004, false"
    })
    void letsWhatPostgresRoundsOtherwiseDifferByItsRounding(String select, String type, String got, boolean agree) {
        ViewShape shape = new ViewShape("v", List.of(new ViewColumn("x", type)), List.of(), select);

        assertThat(shape.agree(row("0.3"), row(got))).isEqualTo(agree);
    }

    private static Optional<JsonRow> row(String value) {
        return Optional.of(new JsonRow(List.of(value)));
    }
}

package dev.belvedere.serdes.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A few values that PostgreSQL was asked about; {@code RowJsonIT} asks about thousands. */
class FloatTextTest {

    @ParameterizedTest
    @CsvSource({
        "1e20,1e+20",
        "1.5,1.5",
        "100,100",
        "1e14,100000000000000",
        "1e15,1e+15",
        "0.0001,0.0001",
        "0.00001,1e-05",
        "-0.0,-0",
        "4.9e-324,5e-324",
        "1.7976931348623157E308,1.7976931348623157e+308",
        "NaN,NaN",
        "-Infinity,-Infinity",
        "2e-3,0.002",
        "-12.25,-12.25",
        "1e23,9.999999999999999e+22"
    })
    void writesDoublesAsPostgresDoes(double value, String text) {
        assertThat(FloatText.of(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1,0.1",
        "999999,999999",
        "1000000,1e+06",
        "1e20,1e+20",
        "1.4e-45,1e-45",
        "3.4028235e38,3.4028235e+38",
        "Infinity,Infinity"
    })
    void writesRealsAsPostgresDoes(float value, String text) {
        assertThat(FloatText.of(value)).isEqualTo(text);
    }
}

package dev.belvedere.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewShapeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE MATERIALIZED VIEW v AS SELECT 1",
                "-- what it is\ncreate materialized view \"my view\" as\nSELECT 1;\n",
                "CREATE MATERIALIZED VIEW v (a, b) AS SELECT 1 ; -- done\n-- really"
            })
    void takesTheQueryOutOfTheDefinition(String definition) {
        assertThat(ViewShape.select(definition)).isEqualTo("SELECT 1");
    }
}

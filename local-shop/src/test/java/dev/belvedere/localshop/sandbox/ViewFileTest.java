package dev.belvedere.localshop.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE MATERIALIZED VIEW v AS SELECT 1",
                "-- a comment\ncreate materialized view if not exists shop.v as select 1",
                "CREATE MATERIALIZED VIEW \"v\" (a) AS SELECT 1"
            })
    void hasTheNameOfItsView(String text) {
        assertThat(file("other", text).viewName()).isEqualTo("v");
    }

    @Test
    void hasItsOwnNameWhereItDefinesNoView() {
        assertThat(file("other", "SELECT 1").viewName()).isEqualTo("other");
    }

    @Test
    void mentionsWholeWordsOnly() {
        ViewFile file = file("v", "SELECT o.id FROM public.orders o");

        assertThat(file.mentions("ORDERS")).isTrue();
        assertThat(file.mentions("order")).isFalse();
    }

    @Test
    void isReportedUnderItsOwnNameWhereAnotherHasDefinedTheView() {
        ViewFile first = file("view", "CREATE MATERIALIZED VIEW v AS SELECT 1");
        ViewFile second = file("view2", "CREATE MATERIALIZED VIEW v AS SELECT 2");
        ViewLabels labels = new ViewLabels(List.of(first, second));

        assertThat(labels.of(second)).isEqualTo("view2");
        assertThat(labels.of(first)).isEqualTo("v");
        assertThat(labels.of(first, "another")).isEqualTo("another");
    }

    private static ViewFile file(String name, String text) {
        return new ViewFile(Path.of(name + ".sql"), text);
    }
}

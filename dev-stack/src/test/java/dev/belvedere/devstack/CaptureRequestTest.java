package dev.belvedere.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureRequestTest {

    @Test
    void survivesTheWayToTheServer() {
        CaptureRequest request = CaptureRequest.of("public.orders", "public.items")
                .named("other")
                .withTopicPrefix("prefix")
                .withPartitions(7)
                .with("skipped.operations", "none");

        assertThat(CaptureRequest.from(request.facts())).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "public.orders,public.items", "public.*", ""})
    void refusesATableThatIsNotSchemaAndName(String table) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaptureRequest.of(table))
                .withMessageContaining("'" + table + "'")
                .withMessageContaining("schema.table");
    }
}

package dev.belvedere.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final Code PRODUCT = Code.product();
    private static final Code PLANTED = Code.planted();

    @ParameterizedTest
    @MethodSource("dev.belvedere.architecture.Rules#all")
    void holds(Rule rule) {
        assertThat(rule.violations(PRODUCT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.belvedere.architecture.Rules#all")
    void catchesAPlantedViolation(Rule rule) {
        assertThat(rule.violations(PLANTED)).anyMatch(violation -> violation.contains(rule.planted()));
    }

    @Test
    void looksAtTheClassesOfEverySourceFile() {
        Set<String> compiled = PRODUCT.classes().stream().map(Code::file).collect(toSet());
        assertThat(PRODUCT.files()).isNotEmpty();
        assertThat(compiled).containsAll(PRODUCT.files().keySet());
    }
}

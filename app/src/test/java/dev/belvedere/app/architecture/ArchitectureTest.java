package dev.belvedere.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.belvedere");

    /** Each of these breaks one rule; nothing else in the tests does. */
    private static final JavaClasses PLANTED = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .withImportOption(location -> location.contains("/planted/"))
            .importPackages("dev.belvedere", "org.apache.calcite", "io.javalin");

    @ParameterizedTest
    @MethodSource("dev.belvedere.app.architecture.Rules#all")
    void holds(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("dev.belvedere.app.architecture.Rules#all")
    void catchesAPlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serdes", "topology", "query", "app"})
    void looksAtEveryFloor(String floor) {
        assertThat(PRODUCT).anyMatch(found -> found.getPackageName().startsWith("dev.belvedere." + floor + "."));
    }
}

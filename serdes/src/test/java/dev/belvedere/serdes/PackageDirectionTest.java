package dev.belvedere.serdes;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageDirectionTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.belvedere.serdes");

    @Test
    void packagesUseOnlyThoseBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("dialect")
                .definedBy("dev.belvedere.serdes.dialect")
                .layer("frame")
                .definedBy("dev.belvedere.serdes.frame")
                .layer("registry")
                .definedBy("dev.belvedere.serdes.registry")
                .layer("row")
                .definedBy("dev.belvedere.serdes.row")
                .layer("token")
                .definedBy("dev.belvedere.serdes.token")
                .layer("failure")
                .definedBy("dev.belvedere.serdes.failure")
                .whereLayer("dialect")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("frame")
                .mayOnlyBeAccessedByLayers("dialect")
                .whereLayer("registry")
                .mayOnlyBeAccessedByLayers("frame", "dialect")
                .whereLayer("row")
                .mayOnlyBeAccessedByLayers("dialect", "token")
                .whereLayer("token")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("dev.belvedere.serdes.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}

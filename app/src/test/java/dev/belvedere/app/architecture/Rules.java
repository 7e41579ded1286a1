package dev.belvedere.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Named.named;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Which package may know which. */
final class Rules {
    private static final ArchRule ARROWS_RUN_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("serdes")
            .definedBy("dev.belvedere.serdes..")
            .layer("topology")
            .definedBy("dev.belvedere.topology..")
            .layer("query")
            .definedBy("dev.belvedere.query..")
            .layer("app")
            .definedBy("dev.belvedere.app..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("query")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("topology")
            .mayOnlyBeAccessedByLayers("query", "app")
            .withOptionalLayers(true);

    private static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("dev.belvedere.(**)").should().beFreeOfCycles();

    private static final ArchRule ONLY_SQL_KNOWS_CALCITE = noClasses()
            .that()
            .resideInAPackage("dev.belvedere..")
            .and()
            .resideOutsideOfPackage("dev.belvedere.topology.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.calcite..");

    private static final ArchRule ONLY_HTTP_KNOWS_THE_WEB_SERVER = noClasses()
            .that()
            .resideInAPackage("dev.belvedere..")
            .and()
            .resideOutsideOfPackages("dev.belvedere.query.http..", "dev.belvedere.devstack..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..");

    private static final ArchRule THE_ENGINE_DOES_NOT_KNOW_THE_SHOP = noClasses()
            .that()
            .resideInAnyPackage("dev.belvedere.serdes..", "dev.belvedere.topology..", "dev.belvedere.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.belvedere.shop..");

    private static final ArchRule VERIFICATION_KNOWS_THE_ENGINE_FROM_OUTSIDE_ONLY = noClasses()
            .that()
            .resideInAnyPackage("dev.belvedere.app.verify..", "dev.belvedere.app.shop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.belvedere.topology..", "dev.belvedere.query..", "dev.belvedere.serdes.row..");

    private Rules() {}

    static Stream<Named<ArchRule>> all() {
        return Stream.of(
                named("arrows run down", ARROWS_RUN_DOWN),
                named("packages form no circle", PACKAGES_FORM_NO_CIRCLE),
                named("only sql knows calcite", ONLY_SQL_KNOWS_CALCITE),
                named("only http knows the web server", ONLY_HTTP_KNOWS_THE_WEB_SERVER),
                named("the engine does not know the shop", THE_ENGINE_DOES_NOT_KNOW_THE_SHOP),
                named(
                        "verification knows the engine from outside only",
                        VERIFICATION_KNOWS_THE_ENGINE_FROM_OUTSIDE_ONLY));
    }
}

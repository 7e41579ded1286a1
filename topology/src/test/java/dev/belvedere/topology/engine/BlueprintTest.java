package dev.belvedere.topology.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.catalog.KnownCatalog;
import dev.belvedere.topology.engine.view.RefusedView;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.sql.Statement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlueprintTest {

    private static final Statement NAMES = view("names", "SELECT id, name FROM users");
    private static final Statement STATES = view("states", "SELECT id, status FROM orders");
    private static final Statement MISSPELT = view("misspelt", "SELECT id, stauts FROM orders");
    private static final Statement OVER_MISSPELT = view("over_misspelt", "SELECT id FROM misspelt");
    private static final Statement RANDOM = view("random_ones", "SELECT id, RANDOM() AS r FROM users");

    private static Statement view(String name, String query) {
        return new Statement(name + ".sql", "CREATE MATERIALIZED VIEW " + name + " AS " + query);
    }

    private static Blueprint draw(List<IndexDefinition> indexes, FakeBroker broker, Statement... statements) {
        EngineSettings settings = new EngineSettings(
                "shop",
                List.of(),
                List.of(),
                indexes,
                SqlSettings.NONE,
                2,
                1,
                Duration.ofMillis(10),
                Path.of("unused"),
                16 << 20,
                SnapshotSettings.DEFAULT,
                1 << 20,
                InstanceSettings.ALONE,
                Duration.ofSeconds(1),
                Map.of());
        return Blueprint.drawServable(
                settings, List.of(statements), new KnownCatalog(ShopCatalog.CATALOG, Map.of()), broker);
    }

    private static Blueprint draw(Statement... statements) {
        return draw(List.of(), new FakeBroker(null), statements);
    }

    private static Stream<String> refused(Blueprint blueprint) {
        return blueprint.refused().stream().map(view -> view.name() + " " + view.code());
    }

    private static Stream<String> served(Blueprint blueprint) {
        return blueprint.views().stream().map(View::name);
    }

    @Test
    void leavesOutViewsThatAreRefusedAndThoseThatSelectFromThem() {
        Blueprint blueprint = draw(NAMES, MISSPELT, OVER_MISSPELT, RANDOM, STATES);

        assertThat(served(blueprint)).containsExactly("names", "states");
        assertThat(refused(blueprint))
                .containsExactly("misspelt sql-invalid", "over_misspelt sql-invalid", "random_ones sql-unsupported");
        assertThat(blueprint.refused().get(1).reason()).startsWith("misspelt.sql:1:");
    }

    @Test
    void leavesOutAViewWhoseTopicIsNotThereAndSaysWhichItWaitsFor() {
        Blueprint blueprint = draw(List.of(), FakeBroker.without(ShopCatalog.ORDERS.topic()), NAMES, STATES);

        assertThat(served(blueprint)).containsExactly("names");
        assertThat(blueprint.refused())
                .singleElement()
                .extracting(RefusedView::code, RefusedView::reason)
                .satisfies(told -> assertThat(told.toString())
                        .contains("unknown-topic", "states.sql:1:", ShopCatalog.ORDERS.topic(), "does not exist"));
    }

    @Test
    void isThePlanOfTheServedViewsAlone() {
        assertThat(draw(NAMES, MISSPELT).application()).isEqualTo(draw(NAMES).application());
        assertThat(draw(NAMES, STATES).application()).isNotEqualTo(draw(NAMES).application());
    }

    @Test
    void leavesOutAViewWithAnIndexThatCannotBeKept() {
        List<IndexDefinition> indexes = List.of(
                new IndexDefinition("states", List.of("nothing")), new IndexDefinition("names", List.of("name")));

        Blueprint blueprint = draw(indexes, new FakeBroker(null), NAMES, STATES);

        assertThat(refused(blueprint)).containsExactly("states invalid-index");
        assertThat(blueprint.views().get(0).indexes()).hasSize(1);
    }

    @Test
    void tellsAllFaultsIfNoViewMayBeLeftOut() {
        Blueprint blueprint = draw(NAMES, MISSPELT, RANDOM);

        assertThatThrownBy(blueprint::withAllViews)
                .isInstanceOfSatisfying(
                        BelvedereException.class, e -> assertThat(e.code()).isEqualTo("views-refused"))
                .hasMessageStartingWith("2 views cannot be served:\n  misspelt: misspelt.sql:1:")
                .hasMessageContaining("\n  random_ones: random_ones.sql:1:");
    }

    @Test
    void refusesToServeNothing() {
        assertThatThrownBy(() -> draw(MISSPELT)).hasMessageContaining("misspelt.sql:1:");
    }

    @Test
    void refusesTwoViewsWithOneNameAlthoughOneIsRefused() {
        assertThatThrownBy(() -> draw(NAMES, view("names", "SELECT nothing FROM users")))
                .hasMessageContaining("view names is defined twice");
    }
}

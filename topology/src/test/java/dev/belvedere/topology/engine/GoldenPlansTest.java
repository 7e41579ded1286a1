package dev.belvedere.topology.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.engine.replica.KeptEpochs;
import dev.belvedere.topology.engine.replica.LocalReplicas;
import dev.belvedere.topology.epoch.Gates;
import dev.belvedere.topology.epoch.Sources;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.IngestPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import dev.belvedere.topology.streams.FlowBuilder;
import dev.belvedere.topology.streams.FlowSettings;
import dev.belvedere.topology.streams.StageTopics;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference views' plans and Streams topologies, held against files. A change of one is a change of state and of topics. */
class GoldenPlansTest {

    private static final Path VIEWS = Path.of("..", "views");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final Path SHAPES = GOLDEN.resolve("shapes");
    private static final int SHARDS = 16;
    private static final ViewCompiler SHAPE_COMPILER =
            new ViewCompiler(ShopCatalog.CATALOG, new SqlSettings(true, true, true));

    @ParameterizedTest
    @ValueSource(strings = {"order_summary", "user_spend", "order_overview"})
    void explainsTheViewAsBefore(String view) throws IOException {
        ViewDefinition definition = definition(view);
        PhysicalPlan plan = PhysicalPlanner.plan(List.of(definition), indexes(view));

        assertGolden(view + ".plan.txt", new Explanation("shop", SHARDS, List.of(definition), plan).text());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void explainsEachShapeAsBefore(String shape) throws IOException {
        String file = shape + ".sql";
        List<ViewDefinition> definitions =
                SHAPE_COMPILER.compile(Statement.in(file, Files.readString(SHAPES.resolve(file))));
        PhysicalPlan plan = PhysicalPlanner.plan(definitions);

        assertGolden("shapes/" + shape + ".plan.txt", new Explanation("shop", SHARDS, definitions, plan).text());
    }

    /** One view of each shape of query that has a plan of its own. */
    static List<String> shapes() throws IOException {
        try (Stream<Path> files = Files.list(SHAPES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .map(name -> name.substring(0, name.length() - ".sql".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"order_summary", "user_spend", "order_overview"})
    void buildsTheSameTopologyAsBefore(String view) throws IOException {
        PhysicalPlan plan = PhysicalPlanner.plan(List.of(definition(view)), indexes(view));
        Sources sources = Sources.of(
                plan.ingests().stream().map(IngestPlan::table).toList(),
                Collections.nCopies(plan.ingests().size(), 4));
        FlowSettings settings = new FlowSettings("shop", SHARDS, Map.of(), Set.of());
        Registry registry = Registry.over(new MockSchemaRegistryClient());

        Stages stages = new StageTopics(plan, "shop", sources, SHARDS).stages(Set.of("stage-1"));
        LocalReplicas replicas = new LocalReplicas(stages, Set.of(), new KeptEpochs(0, 0), stage -> 0, Runnable::run);
        String topology = new FlowBuilder(
                        plan, settings, sources, registry, stages, new Gates(stages, false), Set.of(), replicas)
                .build()
                .topology()
                .describe()
                .toString();

        assertGolden(view + ".topology.txt", topology);
    }

    /** Those of belvedere.yaml. */
    private static List<IndexDefinition> indexes(String view) {
        return view.equals("order_overview")
                ? List.of(
                        new IndexDefinition(view, List.of("user_id", "created_at")),
                        new IndexDefinition(view, List.of("status", "created_at")))
                : List.of();
    }

    private static ViewDefinition definition(String view) throws IOException {
        String file = view + ".sql";
        return new ViewCompiler(ShopCatalog.CATALOG)
                .compile(new Statement(file, Files.readString(VIEWS.resolve(file))));
    }

    private static void assertGolden(String file, String actual) throws IOException {
        Path golden = GOLDEN.resolve(file);
        if (Boolean.getBoolean("golden.accept")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual)
                .as(
                        "differs from %s; to accept: mvn -pl topology test -Dtest=GoldenPlansTest -Dgolden.accept=true",
                        file)
                .isEqualTo(Files.readString(golden));
    }
}

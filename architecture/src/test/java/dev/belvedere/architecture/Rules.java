package dev.belvedere.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** All rules. */
final class Rules {

    private static final int MOST_TYPES = 25;

    /** Files that may be in loops, each with the reason; at most three. */
    private static final Map<String, String> ALLOWED_LOOPS = Map.of(
            "dev.belvedere.topology.plan.planner.Draft",
            "a draft's parts are fed by columns, and a column names the part that it comes from: one graph",
            "dev.belvedere.topology.plan.planner.ColumnOrigin",
            "the other half of that graph");

    /** Kafka's {@code Bytes} is allowed, for it is what a value of the type {@code bytea} is in Java. */
    private static final ArchRule VIEWS_WITHOUT_KAFKA = noClasses()
            .that()
            .resideInAnyPackage(Stream.of("catalog", "sql", "expr", "plan", "state", "flow")
                    .map(name -> within("topology." + name))
                    .toArray(String[]::new))
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.apache.kafka..").and(not(name("org.apache.kafka.common.utils.Bytes"))));

    /** Generated classes do not say which of their fields may be null. */
    private static final String GENERATED = "dev.belvedere.shop";

    private Rules() {}

    static Stream<Rule> all() {
        return Stream.of(directions(), libraries(), sizes()).flatMap(rules -> rules);
    }

    private static Stream<Rule> directions() {
        return Stream.of(
                direction(
                        "KnowsDialect",
                        "serdes",
                        "dialect",
                        "column transaction deadletter",
                        "frame token",
                        "registry row",
                        "failure"),
                direction(
                        "KnowsEngine",
                        "topology",
                        "simulation",
                        "engine",
                        "streams",
                        "flow.assemble flow.ingest flow.topic",
                        "flow.feed",
                        "flow.exchange",
                        "state",
                        "epoch",
                        "plan.planner sql",
                        "plan.physical",
                        "plan.logical",
                        "expr catalog"),
                direction(
                        "KnowsRoutes",
                        "query",
                        "http",
                        "http.admin http.live",
                        "http.health http.server",
                        "http.auth",
                        "http.request",
                        "http.problem",
                        "http.json http.metrics",
                        "peer",
                        "route",
                        "read",
                        "auth tls"),
                new Rule("packages form no loop", "planted.one", Rules::packageLoops),
                new Rule("files form no loop", "LoopByConstant", Rules::fileLoops),
                refuses(
                        "the engine knows neither the shop nor the dev stack",
                        "KnowsShop",
                        List.of("serdes", "topology", "query", "app"),
                        "dev.belvedere.shop..",
                        "dev.belvedere.localshop..",
                        "dev.belvedere.devstack..",
                        "dev.belvedere.bench.."),
                refuses(
                        "verification knows the engine from outside only",
                        "KnowsTopology",
                        List.of("app.verify", "localshop.shop"),
                        "dev.belvedere.topology..",
                        "dev.belvedere.query..",
                        "dev.belvedere.serdes.row.."));
    }

    private static Stream<Rule> libraries() {
        return Stream.of(
                new Rule(
                        "what computes views does not know Kafka",
                        "KnowsKafka",
                        code -> check(VIEWS_WITHOUT_KAFKA, code)),
                only("KnowsCalcite", "org.apache.calcite..", "topology.sql"),
                only(
                        "KnowsKafkaStreams",
                        "org.apache.kafka.streams..",
                        "topology.streams",
                        "topology.engine",
                        "query.read",
                        "bench"),
                only("KnowsRocksDb", "org.rocksdb..", "topology.streams", "bench"),
                only("KnowsConfluent", "io.confluent..", "serdes.registry", "bench"),
                only("KnowsJavalin", "io.javalin..", "query.http", "bench.http"),
                only("KnowsJetty", "org.eclipse.jetty..", "query.http", "query.peer", "query.tls"),
                only("KnowsNimbus", "com.nimbusds..", "query.auth", "testkit"),
                only("KnowsAirlift", "io.airlift.security..", "query.tls", "testkit"),
                only(
                        "KnowsMicrometer",
                        "io.micrometer..",
                        "topology.engine",
                        "query.http",
                        "app.serve",
                        "bench.engine"),
                only("KnowsPrometheus", "io.micrometer.prometheusmetrics..", "query.http.admin"),
                only("KnowsNetty", "io.netty..", "bench"));
    }

    private static Stream<Rule> sizes() {
        return Stream.of(
                new Rule("a package has at most " + MOST_TYPES + " types", "crowd", Rules::largePackages),
                new Rule("a simple name stands for one type", "Twice", Rules::repeatedNames),
                new Rule("every package is null-marked", "Unmarked", Rules::unmarkedPackages));
    }

    private static Rule direction(String planted, String module, String... layers) {
        Direction direction = Direction.of("dev.belvedere." + module, layers);
        return new Rule("arrows run down in " + module, planted, direction::violations);
    }

    private static Rule only(String planted, String library, String... knowing) {
        String[] packages = Stream.of(knowing).map(Rules::within).toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("dev.belvedere..")
                .and()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
        return new Rule(
                "only " + String.join(", ", knowing) + " may know " + library, planted, code -> check(rule, code));
    }

    private static Rule refuses(String name, String planted, List<String> packages, String... unknown) {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(packages.stream().map(Rules::within).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(unknown);
        return new Rule(name, planted, code -> check(rule, code));
    }

    private static String within(String packageName) {
        return "dev.belvedere." + packageName + "..";
    }

    private static List<String> check(ArchRule rule, Code code) {
        return rule.allowEmptyShould(true)
                .evaluate(code.classes())
                .getFailureReport()
                .getDetails();
    }

    private static List<String> packageLoops(Code code) {
        Map<String, Set<String>> packages = new TreeMap<>();
        code.files()
                .forEach((file, known) -> known.stream()
                        .map(Rules::packageOf)
                        .filter(other -> !other.equals(packageOf(file)))
                        .forEach(other -> packages.computeIfAbsent(packageOf(file), first -> new TreeSet<>())
                                .add(other)));
        return Loops.in(packages).stream().map(Set::toString).toList();
    }

    private static List<String> fileLoops(Code code) {
        return Loops.in(code.files()).stream()
                .filter(loop -> !ALLOWED_LOOPS.keySet().containsAll(loop))
                .map(Set::toString)
                .toList();
    }

    private static List<String> largePackages(Code code) {
        return topLevel(code).collect(groupingBy(JavaClass::getPackageName)).entrySet().stream()
                .filter(types -> types.getValue().size() > MOST_TYPES)
                .map(types -> types.getKey() + " has " + types.getValue().size())
                .toList();
    }

    private static List<String> repeatedNames(Code code) {
        Map<String, Set<String>> named = topLevel(code)
                .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toCollection(TreeSet::new))));
        return named.values().stream()
                .filter(types -> types.size() > 1)
                .map(Set::toString)
                .toList();
    }

    private static List<String> unmarkedPackages(Code code) {
        return topLevel(code)
                .filter(type -> !type.getPackageName().equals(GENERATED))
                .filter(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
                .map(type -> "the package of " + type.getName())
                .toList();
    }

    private static Stream<JavaClass> topLevel(Code code) {
        return code.classes().stream().filter(JavaClass::isTopLevelClass);
    }

    private static String packageOf(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }
}

package dev.belvedere.bench.engine;

import com.google.common.collect.Lists;
import dev.belvedere.app.demo.DemoDirectory;
import dev.belvedere.app.demo.Home;
import dev.belvedere.app.demo.Teardown;
import dev.belvedere.bench.contestant.Kind;
import dev.belvedere.bench.measure.JsonFile;
import dev.belvedere.devstack.DevStack;
import dev.belvedere.devstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere bench engine}: the engine beside the Kafka Streams DSL and a ceiling, in one run. */
@Command(
        name = "engine",
        description = {
            "Measures the engine with views/order_summary.sql, the same view on the Kafka Streams DSL, and a consumer that only decodes and stores:",
            "one after the other, each in a process of its own, on one broker and the same events."
        },
        mixinStandardHelpOptions = true)
public final class EngineCommand implements Callable<Integer> {

    @Mixin
    private final Course course = new Course();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often each is measured; the figures are medians (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description = "Measure only these: ${COMPLETION-CANDIDATES}.")
    private List<Kind> only = List.of(Kind.values());

    @Mixin
    private final JsonFile json = new JsonFile();

    @Override
    public Integer call() throws IOException {
        PrintStream out = System.out;
        Results results = new Results();
        Teardown teardown = Teardown.atExit();
        try {
            Path directory = teardown.add(DemoDirectory.of(Optional.empty())).path();
            out.println("starting Kafka and the schema registry in " + directory);
            DevStack stack = teardown.add(DevStack.at(Home.devStack(), directory.resolve("stack"))
                    .only(Service.KAFKA, Service.REGISTRY)
                    .start());
            Race race = new Race(stack, directory, course, out, teardown);
            for (int round = 1; round <= rounds; round++) {
                for (Kind kind : inTurn(round)) {
                    results.add(kind, race.run(kind, round));
                }
            }
        } finally {
            teardown.close();
        }
        out.println(new ResultTable(results, course).text());
        if (json.path().isPresent()) {
            json.write(new ResultJson(results, course).text());
            Path plot = json.plot().orElseThrow();
            ResultPlot.write(results, plot);
            out.println("written: " + json.path().get() + " and " + plot);
        }
        return results.wrongRows() == 0 ? 0 : 1;
    }

    /** Every other round backwards, so that what only goes up or down with time favours no one. */
    private List<Kind> inTurn(int round) {
        List<Kind> kinds =
                List.of(Kind.values()).stream().filter(only::contains).toList();
        return round % 2 == 1 ? kinds : Lists.reverse(kinds);
    }
}

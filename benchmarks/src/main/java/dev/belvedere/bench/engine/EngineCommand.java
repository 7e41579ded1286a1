package dev.belvedere.bench.engine;

import com.google.common.collect.Lists;
import dev.belvedere.bench.engine.candidate.CandidateKind;
import dev.belvedere.bench.report.JsonOption;
import dev.belvedere.devstack.Service;
import dev.belvedere.localshop.system.LocalStack;
import dev.belvedere.localshop.system.Teardown;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere bench engine}: compares the engine with the Kafka Streams DSL and with a ceiling. */
@Command(
        name = "engine",
        description = {
            "Measure throughput, freshness and cost beside the Kafka Streams DSL.",
            "Runs the engine with views/order_summary.sql, the same view on the DSL, and a consumer that only decodes and stores events (the ceiling), "
                    + "one after the other, each in its own process, with the same broker and the same events."
        })
public final class EngineCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private final EngineOptions options = new EngineOptions();

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description = "Measure only these candidates, separated by commas: ${COMPLETION-CANDIDATES}.")
    private List<CandidateKind> only = List.of(CandidateKind.values());

    @Mixin
    private final JsonOption json = new JsonOption();

    public EngineCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        EngineResults results = new EngineResults();
        try (Teardown teardown = Teardown.atExit()) {
            LocalStack stack = LocalStack.start(
                    List.of(Service.KAFKA, Service.REGISTRY), Optional.empty(), LocalStack.LOOPBACK, out, teardown);
            EngineBenchmark benchmark = new EngineBenchmark(stack, options, out, teardown);
            for (int round = 1; round <= options.rounds.count(); round++) {
                for (CandidateKind kind : orderOf(round)) {
                    results.add(kind, benchmark.run(kind, round));
                }
            }
        }
        out.println(new EngineTable(results, options).text());
        json.write(new EngineJson(results, options).text(), file -> EnginePlot.write(results, file), out);
        return results.wrongRows() == 0 ? 0 : 1;
    }

    /** Reverses the order in every other round, so that effects that grow or shrink with time favour no candidate. */
    private List<CandidateKind> orderOf(int round) {
        List<CandidateKind> kinds =
                List.of(CandidateKind.values()).stream().filter(only::contains).toList();
        return round % 2 == 1 ? kinds : Lists.reverse(kinds);
    }
}

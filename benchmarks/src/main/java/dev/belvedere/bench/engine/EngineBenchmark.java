package dev.belvedere.bench.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.bench.engine.candidate.CandidateFindings;
import dev.belvedere.bench.engine.candidate.CandidateKind;
import dev.belvedere.bench.engine.candidate.CandidateSettings;
import dev.belvedere.bench.engine.process.CandidateMain;
import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.bench.worker.WorkerProcess;
import dev.belvedere.localshop.system.Installation;
import dev.belvedere.localshop.system.LocalStack;
import dev.belvedere.localshop.system.Teardown;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures candidates, each from an empty state and on its own topics, which have the same bytes. */
final class EngineBenchmark {

    private static final CandidateFindings.Freshness NOT_MEASURED = new CandidateFindings.Freshness(0, 0, 0, 0, 0);

    private final LocalStack stack;
    private final EngineOptions options;
    private final PrintStream out;
    private final Teardown teardown;

    EngineBenchmark(LocalStack stack, EngineOptions options, PrintStream out, Teardown teardown) {
        this.stack = stack;
        this.options = options;
        this.out = out;
        this.teardown = teardown;
    }

    /** Measures one candidate: load, churn, freshness, and a comparison of all rows at the end. */
    CandidateResult run(CandidateKind kind, int round) throws IOException {
        String name = "r" + round + "-" + kind.name().toLowerCase(Locale.ROOT);
        Path directory = Files.createDirectories(stack.directory().resolve(name));
        try (ShopTopics topics =
                new ShopTopics(stack.bootstrapServers(), stack.registryUrl(), name, options.partitions)) {
            WorkerProcess process = teardown.add(start(settings(kind, name, directory.resolve("state")), directory));
            process.reply(Object.class);
            CandidateRun run = new CandidateRun(kind, process, topics, directory, options, out);
            int rows = run.rows();
            int changes = options.churn(rows);
            CandidateFindings.Batch load = run.load();
            CandidateFindings.Batch churn = run.churn(changes);
            CandidateFindings.Freshness freshness = kind == CandidateKind.CEILING ? NOT_MEASURED : run.freshness();
            CandidateFindings.End end = run.end();
            process.close();
            topics.delete();
            if (kind != CandidateKind.CEILING) {
                out.printf(Locale.ROOT, "%s: rows compared: %,d, wrong: %,d%n", kind, end.rows(), end.wrong());
            }
            return new CandidateResult(rows, changes, load, churn, freshness, end);
        }
    }

    private CandidateSettings settings(CandidateKind kind, String name, Path state) throws IOException {
        Files.createDirectories(state);
        return new CandidateSettings(
                kind,
                name,
                state.toString(),
                Installation.views().resolve("order_summary.sql").toString(),
                stack.bootstrapServers(),
                stack.registryUrl(),
                options.partitions,
                options.threads,
                options.commitMs,
                options.memoryMib << 20,
                options.dslCacheMib << 20,
                options.dslOptimized);
    }

    private WorkerProcess start(CandidateSettings settings, Path directory) throws IOException {
        Path file = directory.resolve("settings.json");
        new ObjectMapper().writeValue(file.toFile(), settings);
        List<String> javaOptions = new ArrayList<>(options.javaOptions);
        javaOptions.add(0, "-Xmx" + options.heap);
        return WorkerProcess.start(CandidateMain.class, javaOptions, directory.resolve("log"), file.toString());
    }
}

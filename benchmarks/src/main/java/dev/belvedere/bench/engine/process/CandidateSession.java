package dev.belvedere.bench.engine.process;

import dev.belvedere.bench.engine.candidate.Candidate;
import dev.belvedere.bench.engine.candidate.CandidateFindings;
import dev.belvedere.bench.engine.candidate.CandidateSettings;
import dev.belvedere.bench.engine.candidate.Completion;
import dev.belvedere.bench.engine.candidate.FreshnessPlan;
import dev.belvedere.bench.engine.candidate.FreshnessReader;
import dev.belvedere.bench.engine.candidate.ProcessFacts;
import dev.belvedere.bench.engine.dsl.DslCandidate;
import dev.belvedere.bench.shop.ExpectedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Carries out the benchmark's commands on one candidate. */
final class CandidateSession {

    private final CandidateSettings settings;
    private final Candidate candidate;

    /** Starts the candidate and returns when it is running. */
    CandidateSession(CandidateSettings settings) {
        this.settings = settings;
        this.candidate = switch (settings.kind()) {
            case BELVEDERE -> BelvedereCandidate.start(settings);
            case DSL -> DslCandidate.start(settings);
            case CEILING -> new CeilingCandidate(settings);
        };
    }

    /** Carries out one command and returns its reply. */
    Object handle(String[] command) throws IOException {
        return switch (command[0]) {
            case "pause" -> pause();
            case "batch" -> batch(ExpectedRows.read(Path.of(command[1])));
            case "freshness" -> freshness(FreshnessPlan.read(Path.of(command[1])), Long.parseLong(command[2]));
            case "end" -> end(ExpectedRows.read(Path.of(command[1])));
            default -> throw new IllegalArgumentException("unknown command " + command[0]);
        };
    }

    private Object pause() {
        candidate.pause();
        return Map.of();
    }

    private CandidateFindings.Batch batch(ExpectedRows expected) {
        double cpu = ProcessFacts.cpuSeconds();
        long start = System.nanoTime();
        candidate.resume();
        long complete = candidate.awaitComplete(expected);
        return new CandidateFindings.Batch(
                (complete - start) / 1e9, ProcessFacts.cpuSeconds() - cpu, candidate.internalBytes());
    }

    private CandidateFindings.Freshness freshness(FreshnessPlan plan, long startNanos) {
        return new FreshnessReader(candidate.view().orElseThrow(), plan, startNanos).read();
    }

    private CandidateFindings.End end(ExpectedRows expected) {
        long peak = ProcessFacts.peakRssBytes();
        long wrong = candidate
                .view()
                .map(view -> new Completion(view, expected).wrong())
                .orElse(0L);
        candidate.close();
        return new CandidateFindings.End(
                expected.rows(), wrong, peak, ProcessFacts.bytesBelow(Path.of(settings.directory())));
    }
}

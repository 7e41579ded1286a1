package dev.belvedere.bench.contestant;

import dev.belvedere.bench.shop.Expectation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Does what the comparison asks of a contestant, order by order. */
final class Session {

    private final ContestantSettings settings;
    private final Contestant contestant;

    Session(ContestantSettings settings) {
        this.settings = settings;
        this.contestant = switch (settings.kind()) {
            case BELVEDERE -> new BelvedereContestant(settings);
            case DSL -> new DslContestant(settings);
            case CEILING -> new CeilingContestant(settings);
        };
    }

    /** The answer to an order: a word and what it is about. */
    Object carryOut(String[] order) throws IOException {
        return switch (order[0]) {
            case "pause" -> pause();
            case "batch" -> batch(Expectation.read(Path.of(order[1])));
            case "freshness" -> freshness(FreshnessPlan.read(Path.of(order[1])), Long.parseLong(order[2]));
            case "end" -> end(Expectation.read(Path.of(order[1])));
            default -> throw new IllegalArgumentException("no order " + order[0]);
        };
    }

    private Object pause() {
        contestant.pause();
        return Map.of();
    }

    private Findings.Batch batch(Expectation expectation) {
        double cpu = ProcessFacts.cpuSeconds();
        long start = System.nanoTime();
        contestant.resume();
        long complete = contestant.awaitComplete(expectation);
        return new Findings.Batch(
                (complete - start) / 1e9, ProcessFacts.cpuSeconds() - cpu, contestant.internalBytes());
    }

    private Findings.Freshness freshness(FreshnessPlan plan, long startNanos) {
        return new FreshnessReader(contestant.view().orElseThrow(), plan, startNanos).read();
    }

    private Findings.End end(Expectation expectation) {
        long peak = ProcessFacts.peakRssBytes();
        long wrong = contestant
                .view()
                .map(view -> new Completion(view, expectation).wrong())
                .orElse(0L);
        contestant.close();
        return new Findings.End(
                expectation.rows(), wrong, peak, ProcessFacts.bytesBelow(Path.of(settings.directory())));
    }
}

package dev.belvedere.bench.engine;

import dev.belvedere.bench.engine.candidate.CandidateKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The figures as a table. */
final class EngineTable {

    private static final String ROW = "  %-30s %14s %14s %14s %14s%n";

    private final EngineResults results;
    private final EngineOptions options;

    EngineTable(EngineResults results, EngineOptions options) {
        this.results = results;
        this.options = options;
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%,d rows loaded, then %,d changes; medians of %d round(s)%n%s%n%n",
                results.any().rows(),
                results.any().changes(),
                results.rounds(),
                options.describe()));
        text.append(String.format(ROW, "", "belvedere", "dsl", "ceiling", "belvedere/dsl"));
        Stream.of(EngineFigure.THROUGHPUT, EngineFigure.FRESHNESS, EngineFigure.COST)
                .flatMap(List::stream)
                .forEach(figure -> text.append(row(figure)));
        return text.append(String.format(Locale.ROOT, "%n  wrong rows, unseen changes: %,d%n", results.wrongRows()))
                .toString();
    }

    private String row(EngineFigure figure) {
        double belvedere = results.median(CandidateKind.BELVEDERE, figure.value());
        double dsl = results.median(CandidateKind.DSL, figure.value());
        double ceiling = figure.ofTheCeiling() ? results.median(CandidateKind.CEILING, figure.value()) : Double.NaN;
        String ratio = Double.isNaN(belvedere / dsl) ? "-" : String.format(Locale.ROOT, "%.2f", belvedere / dsl);
        return String.format(
                ROW, figure.title(), figure.text(belvedere), figure.text(dsl), figure.text(ceiling), ratio);
    }
}

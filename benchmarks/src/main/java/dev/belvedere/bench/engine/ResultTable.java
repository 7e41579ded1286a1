package dev.belvedere.bench.engine;

import dev.belvedere.bench.contestant.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The figures for people. */
final class ResultTable {

    private static final String ROW = "  %-30s %14s %14s %14s %14s%n";

    private final Results results;
    private final Course course;

    ResultTable(Results results, Course course) {
        this.results = results;
        this.course = course;
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%,d rows loaded, then %,d changes; medians of %d round(s)%n%s%n%n",
                results.any().rows(),
                results.any().changes(),
                results.rounds(),
                course.describe()));
        text.append(String.format(ROW, "", "belvedere", "dsl", "ceiling", "belvedere/dsl"));
        Stream.of(Figure.THROUGHPUT, Figure.FRESHNESS, Figure.COST)
                .flatMap(List::stream)
                .forEach(figure -> text.append(row(figure)));
        return text.append(String.format(Locale.ROOT, "%n  wrong rows, unseen changes: %,d%n", results.wrongRows()))
                .toString();
    }

    private String row(Figure figure) {
        double belvedere = results.median(Kind.BELVEDERE, figure.value());
        double dsl = results.median(Kind.DSL, figure.value());
        double ceiling = figure.ofTheCeiling() ? results.median(Kind.CEILING, figure.value()) : Double.NaN;
        String ratio = Double.isNaN(belvedere / dsl) ? "-" : String.format(Locale.ROOT, "%.2f", belvedere / dsl);
        return String.format(
                ROW, figure.title(), figure.text(belvedere), figure.text(dsl), figure.text(ceiling), ratio);
    }
}

package dev.belvedere.bench.http;

import dev.belvedere.bench.probe.RowReader;
import dev.belvedere.bench.report.JsonOption;
import dev.belvedere.bench.shop.TopicPriceChanges;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code belvedere bench http}: measures the cost of a read over HTTP beside alternatives, in one run. */
@Command(
        name = "http",
        description = {
            "Measure what a read costs beside an empty handler and PostgreSQL.",
            "Measures GET …/rows/{key} of an instance, alone and while the tables change, beside an empty handler on the same web server, the view's SELECT in "
                    + "PostgreSQL, and a materialized view there: each in its own process, in turn, with the same load. Latencies are measured twice as long as "
                    + "throughput. Then writes events into a table's topic and reads each write back with its token."
        })
public final class HttpCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private final HttpOptions options = new HttpOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    public HttpCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        HttpFigures figures;
        try (HttpFixture fixture = new HttpFixture(options, out)) {
            figures = measure(fixture);
        }
        out.println(new HttpTable(figures).text());
        json.write(new HttpJson(figures).text(), file -> HttpPlot.write(figures, file), out);
        return figures.correct() ? 0 : 1;
    }

    private HttpFigures measure(HttpFixture fixture) throws IOException, InterruptedException {
        RowReader instance = fixture.rows(MeasuredServer.INSTANCE);
        RowCheck check = new RowCheck(fixture, instance);
        out.printf("rows that are the same on all servers: %,d%n", check.sample());
        TopicPriceChanges changes = new TopicPriceChanges(fixture.shop());
        HttpRounds rounds = new HttpBenchmark(fixture, options, changes, out).run();
        Optional<ReadYourWritesFigures> writes = options.writes == 0
                ? Optional.empty()
                : Optional.of(new ReadYourWritesBenchmark(fixture, options, changes, instance, out).run());
        return new HttpFigures(options, fixture.keys().size(), rounds, writes, check.wrong());
    }
}
